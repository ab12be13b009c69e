package dev.belay.backup.retention;

import static dev.belay.backup.retention.Shelf.LEDGER;
import static dev.belay.backup.retention.Shelf.MINJI;
import static dev.belay.backup.retention.Shelf.last;
import static dev.belay.testing.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.belay.audit.AuditEntry;
import dev.belay.audit.AuditEntry.Outcome;
import dev.belay.backup.removal.RemovalResult;
import dev.belay.base.Actor;
import dev.belay.base.ErrorCode;
import dev.belay.operation.DatabaseLock.Held;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationKind;
import dev.belay.testing.MutableClock;
import dev.belay.vault.BackupId;
import dev.belay.vault.Manifest;
import dev.belay.vault.Reason;
import dev.belay.vault.RetentionPlan;
import dev.belay.vault.RetentionPlan.Rule;
import dev.belay.vault.RetentionSettings;
import dev.belay.vault.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionServiceTest {
    @TempDir
    Path home;

    private final MutableClock clock = MutableClock.at("2026-02-01T17:00:00Z");
    private Shelf shelf;

    @BeforeEach
    void open() {
        shelf = new Shelf(home, clock);
    }

    @AfterEach
    void close() {
        shelf.close();
    }

    @Test
    void nothingGoesByItselfBeforeAPersonSawItAndAgreed() {
        shelf.takeDaily(6);
        List<BackupId> all = shelf.ids();
        RetentionService retention = shelf.retention(last(3));

        retention.tick();

        RetentionLook look = retention.look(LEDGER);
        assertThat(shelf.ids()).isEqualTo(all);
        assertThat(look.questions()).containsExactly(new RetentionQuestion.NotAgreed());
        assertThat(look.plan().removedIds()).isEqualTo(all.subList(3, 6).reversed());

        assertThat(retention.agree(LEDGER, look.fingerprint(), MINJI)).isInstanceOf(RetentionResult.Applied.class);

        assertThat(shelf.ids()).isEqualTo(all.subList(0, 3));
        assertThat(retention.look(LEDGER).agreement())
                .isEqualTo(new Agreement(LEDGER, last(3).shown(), clock.instant(), MINJI));
    }

    @Test
    void onceAgreedToItGoesOnByItselfAlsoAfterARestart() {
        agreed(last(3), 6);
        shelf.close();
        shelf = new Shelf(home, clock);
        shelf.takeDaily(2);
        List<BackupId> all = shelf.ids();

        shelf.retention(last(3)).tick();

        assertThat(shelf.ids()).isEqualTo(all.subList(0, 3));
        assertThat(shelf.operations.journal().recent(1))
                .extracting(Operation::kind, Operation::actor)
                .containsExactly(tuple(OperationKind.PRUNE, Actor.belay()));
    }

    @Test
    void anAgreementHoldsOnlyForWhatWasShown() {
        shelf.takeDaily(6);
        RetentionService retention = shelf.retention(last(3));
        RetentionLook shown = retention.look(LEDGER);
        shelf.takeDaily(1);
        List<BackupId> all = shelf.ids();

        RetentionResult result = retention.agree(LEDGER, shown.fingerprint(), MINJI);

        assertThat(result).isEqualTo(new RetentionResult.Changed(retention.look(LEDGER)));
        assertThat(shelf.ids()).isEqualTo(all);
        assertThat(shelf.state.retention().agreed(LEDGER)).isEmpty();
    }

    @Test
    void anotherPolicyIsShownAgain() {
        agreed(last(5), 8);
        RetentionService stricter = shelf.retention(last(4));

        stricter.tick();

        assertThat(shelf.ids()).hasSize(5);
        assertThat(stricter.look(LEDGER).questions())
                .containsExactly(new RetentionQuestion.PolicyChanged(last(5).shown(), clock.instant(), "minji"));
    }

    @Test
    void moreThanHalfIsNeverRemovedByItself() {
        agreed(last(3), 6);
        shelf.takeDaily(4);
        RetentionService retention = shelf.retention(last(3));

        retention.tick();

        assertThat(retention.look(LEDGER).questions()).containsExactly(new RetentionQuestion.MoreThanHalf(4, 7));
        assertThat(shelf.ids()).hasSize(7);
    }

    @Test
    void aClockThatIsBehindOrJumpedStopsIt() {
        agreed(last(3), 6);
        shelf.takeDaily(1);
        RetentionService retention = shelf.retention(last(3));
        Manifest newest = shelf.take(Reason.MANUAL, false);

        clock.advance(Duration.ofDays(-40));
        assertThat(retention.look(LEDGER).questions())
                .containsExactly(new RetentionQuestion.ClockBehind(
                        clock.instant(), newest.taken().began()));
        retention.tick();
        clock.advance(Duration.ofDays(41));
        shelf.jump = Duration.ofDays(41);
        assertThat(retention.look(LEDGER).questions())
                .containsExactly(new RetentionQuestion.ClockJumped(Duration.ofDays(41)));
        retention.tick();
        assertThat(shelf.ids()).hasSize(5);

        shelf.jump = null;
        retention.tick();
        assertThat(shelf.ids()).hasSize(3);
    }

    @Test
    void aQuestionThatCameUpMeanwhileHasToBeSeenToo() {
        shelf.takeDaily(6);
        RetentionService retention = shelf.retention(last(3));
        RetentionLook shown = retention.look(LEDGER);
        shelf.jump = Duration.ofHours(5);

        assertThat(retention.agree(LEDGER, shown.fingerprint(), MINJI)).isInstanceOf(RetentionResult.Changed.class);
        assertThat(shelf.ids()).hasSize(6);
    }

    @Test
    void filesOfOthersAreNeverTouched() throws IOException {
        try (Shelf other = new Shelf(home, clock, new byte[] {1, 2, 3})) {
            other.takeDaily(2);
        }
        Files.writeString(home.resolve("backups").resolve("old.sql"), "SELECT 1;");
        List<BackupId> before = shelf.ids();

        agreed(last(1), 2);

        assertThat(before).hasSize(3);
        assertThat(shelf.ids()).containsAll(before).hasSize(4);
        assertThat(shelf.retention(last(1)).look(LEDGER).strangers()).isEqualTo(3);
    }

    @Test
    void whatBecomesNeededWhileOthersGoStays() {
        shelf.takeDaily(6);
        RetentionService retention = shelf.retention(last(3));
        RetentionLook look = retention.look(LEDGER);
        BackupId second = look.plan().removedIds().get(1);
        shelf.whenLookedAt = () -> {
            if (shelf.ids().size() < 6) {
                shelf.needed = Map.of(second, "somebody restores it");
            }
        };

        RetentionResult result = retention.agree(LEDGER, look.fingerprint(), MINJI);

        assertThat(result).isInstanceOfSatisfying(RetentionResult.Applied.class, applied -> {
            assertThat(applied.removal().removed().ids())
                    .containsExactly(
                            look.plan().removedIds().getFirst(),
                            look.plan().removedIds().getLast());
            assertThat(applied.removal().removed().spared())
                    .extracting(RemovalResult.Spared::id)
                    .containsExactly(second);
        });
        assertThat(rules(retention.look(LEDGER), second)).containsExactly(Rule.NEEDED);
    }

    @Test
    void whatAPersonStopsDoesNotGoOnByItself() {
        agreed(last(4), 8);
        shelf.takeDaily(3);
        RetentionService retention = shelf.retention(last(4));
        shelf.whenLookedAt = () -> shelf.operations.journal().running().stream()
                .filter(operation -> operation.kind() == OperationKind.PRUNE)
                .forEach(operation -> shelf.operations.cancel(
                        operation.id(), MINJI, _ -> shelf.ids().size() < 7));

        retention.tick();
        int left = shelf.ids().size();
        shelf.whenLookedAt = () -> {};
        retention.tick();

        assertThat(left).isBetween(5, 6);
        assertThat(shelf.ids()).hasSize(left);
        assertThat(retention.look(LEDGER).questions()).containsExactly(new RetentionQuestion.NotAgreed());
    }

    @Test
    void whileAnotherRemovalIsUnderWayNothingIsAgreedTo() {
        shelf.takeDaily(6);
        RetentionService retention = shelf.retention(last(3));
        RetentionLook look = retention.look(LEDGER);
        try (Held _ = shelf.locks.take(LEDGER + "/removals", "a deletion", MINJI, clock.instant())) {
            refusal(ErrorCode.BUSY, () -> retention.agree(LEDGER, look.fingerprint(), MINJI));
            retention.tick();
        }

        assertThat(shelf.ids()).hasSize(6);
        assertThat(shelf.state.retention().agreed(LEDGER)).isEmpty();
    }

    @Test
    void aDamagedBackupCountsForNothing() {
        shelf.takeDaily(3);
        Manifest newest = shelf.take(Reason.MANUAL, false);
        shelf.folder.replace(newest.with(new Verification(clock.instant(), "verify", false, "a frame is damaged")));

        RetentionLook look = shelf.retention(last(1)).look(LEDGER);

        assertThat(rules(look, shelf.ids().get(0))).containsExactly(Rule.DOUBTFUL);
        assertThat(rules(look, shelf.ids().get(1))).containsExactly(Rule.NEWEST, Rule.FLOOR, Rule.LAST);
        assertThat(look.plan().removedIds()).hasSize(2);
    }

    @Test
    void whereACopyElsewhereIsRequiredNothingGoesInThisVersion() {
        shelf.takeDaily(6);
        RetentionSettings policy = new RetentionSettings(
                new RetentionSettings.Slots(1, null, 0, 0, 0, 0), Map.of(), 1, true, Duration.ofDays(30), Shelf.SEOUL);
        RetentionLook look = shelf.retention(policy).look(LEDGER);

        assertThat(look.plan().removed()).isEmpty();
        assertThat(look.waits()).isFalse();
        assertThat(shelf.retention(policy).agree(LEDGER, look.fingerprint(), MINJI))
                .isEqualTo(new RetentionResult.Nothing());
    }

    @Test
    void theAgreementIsWrittenDownBeforeAnythingGoes() {
        agreed(last(3), 6);

        assertThat(shelf.audit.newest("", 20).reversed().stream()
                        .filter(entry -> entry.act().matches("retention.agree|backup.prune"))
                        .map(AuditEntry::outcome))
                .startsWith(Outcome.INTENT, Outcome.INTENT, Outcome.DONE)
                .endsWith(Outcome.DONE);
        assertThat(shelf.audit.newest("retention.agree", 10))
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry)
                        .extracting(AuditEntry::actor, AuditEntry::detail)
                        .containsExactly(MINJI, "3 backups by: " + last(3).shown()));
    }

    /** With so many backups of which {@code policy} took away what it does not keep, agreed to by a person. */
    private void agreed(RetentionSettings policy, int backups) {
        shelf.takeDaily(backups);
        RetentionService retention = shelf.retention(policy);
        RetentionLook look = retention.look(LEDGER);
        assertThat(retention.agree(LEDGER, look.fingerprint(), MINJI)).isInstanceOf(RetentionResult.Applied.class);
    }

    private static List<Rule> rules(RetentionLook look, BackupId id) {
        return look.plan().kept().stream()
                .filter(kept -> kept.backup().id().equals(id))
                .flatMap(kept -> kept.why().stream())
                .map(RetentionPlan.Why::rule)
                .toList();
    }
}
