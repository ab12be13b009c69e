package dev.belay.backup.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.backup.calendar.CloseRecord.Phase;
import dev.belay.backup.calendar.CloseRecord.Wanted;
import dev.belay.operation.OperationId;
import dev.belay.vault.BackupId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every store of closes promises. */
public interface CloseStoreContract {
    Instant NOON = Instant.parse("2026-02-19T12:00:00Z");
    BackupId BACKUP = new BackupId("ledger_1");

    /** An empty store. */
    CloseStore store();

    @Test
    default void aPlanIsAskedForSinceTheFirstTime() {
        assertThat(store().seen("p")).isEmpty();
        assertThat(store().since("p", NOON, NOON.plusSeconds(9))).isEqualTo(NOON);
        assertThat(store().seen("p")).contains(NOON);
        assertThat(store().since("p", NOON.plusSeconds(5), NOON.plusSeconds(9))).isEqualTo(NOON);
        assertThat(store().since("q", NOON.plusSeconds(5), NOON.plusSeconds(9))).isEqualTo(NOON.plusSeconds(5));
    }

    @Test
    default void aFirstTimeInTheFutureIsForgotten() {
        Instant ahead = NOON.plus(Duration.ofDays(1000));
        store().since("p", ahead, ahead);

        assertThat(store().since("p", NOON, NOON.plusSeconds(9))).isEqualTo(NOON);
    }

    @Test
    default void anAttemptIsClaimedOnceAndTheNextOneAfterIt() {
        assertThat(store().claim(attempt(1))).isTrue();
        assertThat(store().claim(attempt(1))).isFalse();
        assertThat(store().claim(attempt(3))).isFalse();
        assertThat(store().claim(attempt(2))).isTrue();
        assertThat(store().find("ledger", "2026-W07")).contains(attempt(2));
        assertThat(store().find("crm", "2026-W07")).isEmpty();
    }

    @Test
    default void aPeriodIsClosedOnce() {
        store().claim(attempt(1));
        store().begun("ledger", "2026-W07", new OperationId("abcdefgh"));
        assertThat(store().open()).hasSize(1);
        assertThat(store().closed("ledger", "2026-W07", BACKUP)).isTrue();
        assertThat(store().closed("ledger", "2026-W07", BACKUP)).isFalse();
        store().ended("ledger", "2026-W07", Phase.FAILED, "too late to fail");

        CloseRecord record = store().find("ledger", "2026-W07").orElseThrow();
        assertThat(record.phase()).isEqualTo(Phase.CLOSED);
        assertThat(record.backup()).isEqualTo(BACKUP);
        assertThat(record.operation()).isEqualTo(new OperationId("abcdefgh"));
        assertThat(store().open()).isEmpty();
        assertThat(store().closed("ledger")).containsExactly("2026-W07");
        assertThat(store().closed("crm")).isEmpty();
    }

    @Test
    default void whyAnAttemptEndedIsKeptUntilTheNextOne() {
        store().claim(attempt(1));
        store().ended("ledger", "2026-W07", Phase.WAITING, "held by minji");

        assertThat(store().recent("ledger", 5))
                .singleElement()
                .extracting(CloseRecord::phase, CloseRecord::detail)
                .containsExactly(Phase.WAITING, "held by minji");
        store().claim(attempt(2));
        assertThat(store().recent("ledger", 5)).containsExactly(attempt(2));
    }

    @Test
    default void theNewestAreToldFirst() {
        for (int week = 1; week < 10; week++) {
            Instant due = NOON.plus(Duration.ofDays(7L * week));
            store().claim(CloseRecord.claim(new Wanted("ledger", "2026-W0" + week, due), 1, NOON, "belay"));
        }

        assertThat(store().recent("ledger", 2)).extracting(CloseRecord::period).containsExactly("2026-W09", "2026-W08");
    }

    private static CloseRecord attempt(int number) {
        return CloseRecord.claim(new Wanted("ledger", "2026-W07", NOON), number, NOON, "belay");
    }
}
