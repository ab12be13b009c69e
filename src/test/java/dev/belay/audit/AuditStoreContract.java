package dev.belay.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.audit.AuditEntry.Outcome;
import dev.belay.base.Actor;
import dev.belay.testing.MutableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What every store of audit entries promises. */
public interface AuditStoreContract {
    Actor ALICE = new Actor("alice", Actor.Channel.CONSOLE);
    Actor BOB = new Actor("bob", Actor.Channel.API);
    MutableClock CLOCK = MutableClock.at("2026-02-19T03:00:00.123Z");

    /** An empty store. */
    AuditStore store();

    @Test
    default void entriesAreReadAsTheyWereWrittenAndInOrder() {
        AuditLog log = new AuditLog(store(), CLOCK);
        AuditEntry first = log.intent(ALICE, "backup.take", "ledger", "주간 마감 'quoted' \n next");
        CLOCK.advance(Duration.ofSeconds(1));
        AuditEntry second = log.record(BOB, "backup.take", "ledger", Outcome.DONE, "");
        assertThat(store().read(1, 10)).containsExactly(first, second);
        assertThat(store().read(2, 10)).containsExactly(second);
        assertThat(store().read(1, 1)).containsExactly(first);
        assertThat(store().read(3, 10)).isEmpty();
        assertThat(log.verify()).isEqualTo(new ChainResult.Whole(2, second.hash()));
    }

    @Test
    default void theFirstEntryFollowsNone() {
        AuditEntry first = new AuditLog(store(), CLOCK).intent(ALICE, "a", "b", "c");
        assertThat(first.number()).isEqualTo(1);
        assertThat(first.previous()).isEqualTo(AuditEntry.NO_ENTRY);
    }

    @Test
    default void anEntryThatCannotBeMadeLeavesNothing() {
        assertThatThrownBy(() -> store().append(last -> {
                    throw new IllegalStateException("no entry");
                }))
                .hasMessage("no entry");
        assertThat(store().read(1, 10)).isEmpty();
        new AuditLog(store(), CLOCK).intent(ALICE, "a", "b", "c");
        assertThat(store().read(1, 10)).hasSize(1);
    }

    @Test
    default void theNewestEntriesComeFirstAndAreFiltered() {
        AuditLog log = new AuditLog(store(), CLOCK);
        AuditEntry byAct = log.intent(ALICE, "restore.swap", "ledger", "");
        AuditEntry byDetail = log.intent(ALICE, "sign-in", "x", "before the Restore");
        AuditEntry bySubject = log.intent(BOB, "confirm", "restore a1b2", "");
        AuditEntry byActor = log.intent(new Actor("restorer", Actor.Channel.SHELL), "x", "y", "100%_");
        assertThat(store().newest("restore", 10)).containsExactly(byActor, bySubject, byDetail, byAct);
        assertThat(store().newest("RESTORE", 2)).containsExactly(byActor, bySubject);
        assertThat(store().newest("", 10)).hasSize(4);
        assertThat(store().newest("%_", 10)).containsExactly(byActor);
        assertThat(store().newest("nothing", 10)).isEmpty();
    }
}
