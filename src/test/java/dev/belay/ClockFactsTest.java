package dev.belay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.audit.AuditLog;
import dev.belay.notify.Alarms;
import dev.belay.store.StateStore;
import dev.belay.testing.MutableClock;
import dev.belay.testing.fakes.InMemoryAuditStore;
import dev.belay.testing.fakes.TestAlarms;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClockFactsTest {
    private static final Duration BACK = Duration.ofHours(-3);

    @TempDir
    Path home;

    private final MutableClock clock = MutableClock.at("2026-02-19T12:00:00Z");

    @Test
    void aClockThatWasPutBackIsToldBeforeAnybodyLookedAndUntilItSettled() {
        AuditLog audit = new AuditLog(new InMemoryAuditStore(), clock);
        Path state = home.resolve("alarms").resolve("state.db");
        try (TestAlarms world = new TestAlarms(home, clock, audit);
                StateStore same = StateStore.open(state, clock)) {
            ClockFacts facts = new ClockFacts(same.alarms(), clock);
            assertThat(facts.jump()).as("before the first look").isEmpty();
            world.start().look();
            clock.advance(Duration.ofSeconds(30));
            assertThat(facts.jump()).isEmpty();

            clock.advance(BACK);
            assertThat(facts.jump()).contains(BACK.plusSeconds(30));

            Alarms restarted = world.start();
            restarted.look();
            assertThat(facts.jump()).as("while it is told").contains(BACK.plusSeconds(30));

            clock.advance(Duration.ofHours(2));
            restarted.look();
            assertThat(facts.jump()).isEmpty();
        }
    }
}
