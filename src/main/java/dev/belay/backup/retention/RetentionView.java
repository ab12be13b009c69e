package dev.belay.backup.retention;

import dev.belay.backup.BackupCatalogue;
import dev.belay.backup.BackupFacts;
import dev.belay.backup.removal.AtWork;
import dev.belay.backup.removal.Needed;
import dev.belay.base.Sha256;
import dev.belay.operation.Journal;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationKind;
import dev.belay.vault.BackupId;
import dev.belay.vault.Manifest;
import dev.belay.vault.Retention;
import dev.belay.vault.RetentionCandidate;
import dev.belay.vault.RetentionPlan;
import dev.belay.vault.RetentionSettings;
import dev.belay.vault.StoredBackup;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gathers what retention decides on, and says what a person has to agree to first. */
public final class RetentionView {
    private final BackupCatalogue catalogue;
    private final Journal journal;
    private final Needed needed;
    private final ConfirmedCopies offsite;
    private final ClockTrust clockTrust;

    public RetentionView(
            BackupCatalogue catalogue, Journal journal, Needed needed, ConfirmedCopies offsite, ClockTrust clockTrust) {
        this.catalogue = catalogue;
        this.journal = journal;
        this.needed = needed;
        this.offsite = offsite;
        this.clockTrust = clockTrust;
    }

    RetentionLook look(String database, RetentionSettings policy, @Nullable Agreement agreement, Instant now) {
        List<StoredBackup> stored = catalogue.of(database);
        Map<BackupId, String> inUse = inUse(database);
        Set<BackupId> confirmed = offsite.of(database);
        List<RetentionCandidate> ours = stored.stream()
                .flatMap(backup -> candidate(backup, inUse, confirmed).stream())
                .toList();
        RetentionPlan plan = Retention.plan(policy, ours, now);
        List<RetentionQuestion> questions =
                plan.removed().isEmpty() ? List.of() : questions(policy, plan, agreement, now);
        return new RetentionLook(
                database,
                policy,
                plan,
                questions,
                agreement,
                stored.size() - ours.size(),
                fingerprint(database, policy, plan, questions));
    }

    private Map<BackupId, String> inUse(String database) {
        Map<BackupId, String> inUse = new HashMap<>(needed.of(database));
        for (Operation operation : journal.running()) {
            // a removal names what it removes, and must not be in its own way
            if (operation.kind() != OperationKind.PRUNE) {
                operation
                        .fact(BackupFacts.BACKUP)
                        .flatMap(BackupId::parse)
                        .ifPresent(id -> inUse.putIfAbsent(id, AtWork.on(operation)));
            }
        }
        return inUse;
    }

    private Optional<RetentionCandidate> candidate(
            StoredBackup backup, Map<BackupId, String> inUse, Set<BackupId> confirmed) {
        if (!(backup instanceof StoredBackup.Known known)) {
            return Optional.empty();
        }
        Manifest manifest = known.manifest();
        return Optional.of(new RetentionCandidate(
                known.id(),
                manifest.taken().began(),
                manifest.taken().reason(),
                known.storedBytes(),
                BackupCatalogue.counts(known),
                manifest.pinned(),
                manifest.taken().keepUntil(),
                inUse.get(known.id()),
                confirmed.contains(known.id())));
    }

    private List<RetentionQuestion> questions(
            RetentionSettings policy, RetentionPlan plan, @Nullable Agreement agreement, Instant now) {
        List<RetentionQuestion> questions = new ArrayList<>();
        if (agreement == null) {
            questions.add(new RetentionQuestion.NotAgreed());
        } else if (!agreement.policy().equals(policy.shown())) {
            questions.add(new RetentionQuestion.PolicyChanged(
                    agreement.policy(), agreement.at(), agreement.actor().name()));
        }
        clock(plan, now).ifPresent(questions::add);
        long going =
                plan.removed().stream().filter(gone -> gone.backup().counts()).count();
        long counting = going
                + plan.kept().stream().filter(kept -> kept.backup().counts()).count();
        if (going * 2 > counting) {
            questions.add(new RetentionQuestion.MoreThanHalf(Math.toIntExact(going), Math.toIntExact(counting)));
        }
        return questions;
    }

    private Optional<RetentionQuestion> clock(RetentionPlan plan, Instant now) {
        Instant newest = plan.kept().stream()
                .map(kept -> kept.backup().taken())
                .max(Instant::compareTo)
                .orElse(now);
        if (now.isBefore(newest)) {
            return Optional.of(new RetentionQuestion.ClockBehind(now, newest));
        }
        Optional<Duration> jump = clockTrust.jump();
        return jump.map(RetentionQuestion.ClockJumped::new);
    }

    private static Sha256 fingerprint(
            String database, RetentionSettings policy, RetentionPlan plan, List<RetentionQuestion> questions) {
        List<String> all = new ArrayList<>();
        all.add(database);
        all.add(policy.shown());
        all.add(questions.stream().map(RetentionQuestion::word).collect(Collectors.joining(" ")));
        plan.removedIds().forEach(id -> all.add(id.value()));
        return Sha256.of(String.join("\n", all));
    }
}
