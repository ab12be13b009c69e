package dev.belay.drive;

import static dev.belay.drive.DriveScene.PATH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.drive.Fault.Place;
import dev.belay.offsite.MemoryBookmark;
import dev.belay.offsite.Placed;
import dev.belay.offsite.StoreException;
import dev.belay.offsite.StoredObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every secret of the double and every word of its refusals holds {@code canary}. */
class DriveCanaryTest {
    private final DriveScene scene = new DriveScene();
    private final List<String> said = new ArrayList<>();
    private final Logger root = Logger.getLogger("com.google");
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord record) {
            said.add(record.getMessage() + " " + record.getThrown());
        }

        @Override
        public void flush() {
            // nothing is kept back
        }

        @Override
        public void close() {
            // nothing is open
        }
    };

    @BeforeEach
    void listen() {
        root.setLevel(Level.ALL);
        root.addHandler(listener);
    }

    @AfterEach
    void stopListening() {
        root.removeHandler(listener);
        root.setLevel(null);
        scene.close();
    }

    @Test
    void noSecretIsSaidWhateverGoesWrong() throws Exception {
        int refusals = 0;
        for (Place place : Place.values()) {
            for (Fault fault : Fault.values()) {
                if (fault.fits(place) && fault != Fault.STALLED) {
                    refusals += attempt(place, fault) ? 0 : 1;
                }
            }
        }
        scene.drive.tokens().revoke();
        refusals += attempt(Place.TOKEN, Fault.CUT) ? 0 : 1;
        refusals += attempt(Place.TOKEN, null) ? 0 : 1;

        assertThat(refusals).isGreaterThan(40);
        assertThat(said).hasSizeGreaterThan(refusals).noneMatch(text -> text.contains("canary"));
    }

    /** Whether all went well. */
    private boolean attempt(Place place, @Nullable Fault fault) throws Exception {
        scene.drive.files().named(PATH.name()).forEach(entry -> entry.trashed = true);
        if (fault != null) {
            scene.drive.failNext(place, fault);
        }
        DriveStore store = scene.store(scene.drive.settings("Belay"), Duration.ofSeconds(30));
        MemoryBookmark bookmark = new MemoryBookmark();
        try {
            if (place == Place.ASKING) {
                scene.drive.failNext(Place.PART, Fault.NOTHING_KEPT);
                note(DriveScene.refusal(() -> DriveScene.put(store, bookmark)));
            }
            Placed placed = DriveScene.put(store, bookmark);
            said.add(placed.toString());
            read(store, placed.object());
            return true;
        } catch (StoreException e) {
            note(e);
            return false;
        }
    }

    private static void read(DriveStore store, StoredObject object) throws Exception {
        try (var in = store.open(object, 0)) {
            assertThat(in.readAllBytes()).hasSize((int) object.bytes());
        }
    }

    private void note(StoreException refusal) {
        StringWriter text = new StringWriter();
        refusal.printStackTrace(new PrintWriter(text));
        said.add(text + " " + refusal.hint());
    }
}
