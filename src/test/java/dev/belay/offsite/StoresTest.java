package dev.belay.offsite;

import static dev.belay.testing.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.base.ErrorCode;
import dev.belay.offsite.OffsiteSettings.Folder;
import dev.belay.offsite.OffsiteSettings.Store;
import dev.belay.testing.MutableClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoresTest {
    private final FixedSetup setup = new FixedSetup(CourierScene.store("nas"));
    private final List<String> events = new ArrayList<>();
    private final Stores stores =
            new Stores(setup, this::open, Sealing.none(), MutableClock.at("2026-02-19T03:00:00Z"));

    private OffsiteStore open(OffsiteSettings.Target target) {
        String name = ((Folder) target).path().toString();
        events.add("open " + name);
        return new ForwardingStore(new MemoryStore()) {
            @Override
            public void close() {
                events.add("close " + name);
            }
        };
    }

    private void move(String to) {
        setup.save(new Store("nas", new Folder(Path.of(to)), List.of(), false, null, List.of()), CourierScene.MINJI);
    }

    @Test
    void aStoreIsOpenedOnceForAllWhoUseIt() {
        try (OpenStore one = stores.use("nas");
                OpenStore two = stores.use("nas")) {
            assertThat(one.plain()).isSameAs(two.plain());
        }
        stores.use("nas").close();
        assertThat(events).containsExactly("open nas");

        stores.close();
        assertThat(events).containsExactly("open nas", "close nas");
    }

    @Test
    void oneWhoseSettingsChangedIsOpenedAnew() {
        stores.use("nas").close();
        move("other");

        stores.use("nas").close();

        assertThat(events).containsExactly("open nas", "close nas", "open other");
    }

    @Test
    void theOldOneIsClosedWhenNobodyUsesItAnyMore() {
        OpenStore used = stores.use("nas");
        move("other");
        stores.use("nas").close();
        assertThat(events).containsExactly("open nas", "open other");

        used.close();
        assertThat(events).containsExactly("open nas", "open other", "close nas");
    }

    @Test
    void oneThatIsOnlyTriedIsClosedAfterwards() {
        stores.tried(CourierScene.store("draft")).close();

        assertThat(events).containsExactly("open draft", "close draft");
    }

    @Test
    void oneThatIsNotThereIsNamed() {
        assertThat(refusal(ErrorCode.NOT_FOUND, () -> stores.use("moon")).sentence())
                .contains("moon");
    }
}
