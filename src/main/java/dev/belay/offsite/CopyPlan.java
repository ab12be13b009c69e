package dev.belay.offsite;

import dev.belay.backup.BackupCatalogue;
import dev.belay.offsite.OffsiteSettings.Store;
import dev.belay.vault.BackupId;
import dev.belay.vault.Retention;
import dev.belay.vault.RetentionCandidate;
import dev.belay.vault.RetentionSettings;
import dev.belay.vault.StoredBackup;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides which copies should be in a store and which is sent next. Looks at nothing but what it is given. */
final class CopyPlan {
    /** No failure keeps a copy waiting for longer; a longer wait shows that the clock went back. */
    static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private CopyPlan() {}

    /** Whether {@code store} takes the backups of {@code database}. */
    static boolean takes(Store store, String database) {
        return store.databases().isEmpty() || store.databases().contains(database);
    }

    /**
     * The backups that should have a copy in {@code store} and have none yet, in the order of {@code local}: all that are
     * whole, as far as the retention of the store would keep them there.
     *
     * @param local all that lies in the backup folder
     * @param there every copy that is known of in this store
     * @param known of the backups of those copies
     */
    static List<StoredBackup.Known> missing(
            Store store, List<StoredBackup> local, List<Copy> there, List<CopiedBackup> known, Instant now) {
        Set<BackupId> noted = there.stream().map(Copy::backup).collect(Collectors.toSet());
        List<StoredBackup.Known> wanted = ours(local)
                .filter(BackupCatalogue::good)
                .filter(backup -> takes(store, backup.manifest().database()))
                .filter(backup -> !noted.contains(backup.id()))
                .toList();
        RetentionSettings own = store.retention();
        if (wanted.isEmpty() || own == null) {
            return wanted;
        }
        Set<BackupId> unkept = unkept(own, wanted, expectedIn(there, known), now);
        return wanted.stream().filter(backup -> !unkept.contains(backup.id())).toList();
    }

    /** Those that this console made. */
    static Stream<StoredBackup.Known> ours(List<StoredBackup> local) {
        return local.stream().filter(StoredBackup.Known.class::isInstance).map(StoredBackup.Known.class::cast);
    }

    /** Those of {@code known} with a proven copy among {@code there}. */
    static List<CopiedBackup> provenIn(List<Copy> there, List<CopiedBackup> known) {
        return those(there.stream().filter(Copy::proven), known);
    }

    /** Those of {@code known} with a copy among {@code there}, or on its way there. */
    private static List<CopiedBackup> expectedIn(List<Copy> there, List<CopiedBackup> known) {
        return those(there.stream().filter(copy -> copy.proven() || copy.open()), known);
    }

    private static List<CopiedBackup> those(Stream<Copy> copies, List<CopiedBackup> known) {
        Set<BackupId> ids = copies.map(Copy::backup).collect(Collectors.toSet());
        return known.stream().filter(backup -> ids.contains(backup.id())).toList();
    }

    private static Set<BackupId> unkept(
            RetentionSettings own, List<StoredBackup.Known> wanted, List<CopiedBackup> expected, Instant now) {
        Map<String, List<RetentionCandidate>> byDatabase = new HashMap<>();
        List<CopiedBackup> all = new ArrayList<>(expected);
        wanted.forEach(backup -> all.add(CopiedBackup.of(backup)));
        all.forEach(backup -> byDatabase
                .computeIfAbsent(backup.database(), _ -> new ArrayList<>())
                .add(backup.candidate()));
        Set<BackupId> unkept = new HashSet<>();
        byDatabase
                .values()
                .forEach(candidates ->
                        unkept.addAll(Retention.plan(own, candidates, now).removedIds()));
        return unkept;
    }

    /**
     * The copy to be sent now: one that was begun, or else the first of {@code there} that waits or may be tried again.
     *
     * @param there the copies that are pending in this store, the newest backup first
     */
    static Optional<Copy> next(List<Copy> there, StoreFacts facts, Instant now) {
        if (facts.paused() || facts.problem() != null) {
            return Optional.empty();
        }
        Optional<Copy> begun = there.stream()
                .filter(copy -> copy.state() instanceof CopyState.Uploading)
                .findFirst();
        CopyState.Failed rest = lastFailure(there).orElse(null);
        return begun.or(
                () -> there.stream().filter(copy -> due(copy, facts, rest, now)).findFirst());
    }

    private static boolean due(Copy copy, StoreFacts facts, CopyState.@Nullable Failed rest, Instant now) {
        return switch (copy.state()) {
            // what was asked for since the store failed is tried once: it may be back
            case CopyState.Waiting(Instant since) -> rest == null || since.isAfter(rest.at()) || over(rest, facts, now);
            case CopyState.Failed failed -> over(failed, facts, now) && (rest == null || over(rest, facts, now));
            case CopyState.Uploading _,
                    CopyState.Proven _,
                    CopyState.Missing _,
                    CopyState.Damaged _,
                    CopyState.Removed _ -> false;
        };
    }

    /** Whether a failure is to be tried again: in time, or as soon as the store answered after it. */
    private static boolean over(CopyState.Failed failed, StoreFacts facts, Instant now) {
        Instant next = failed.next();
        if (next == null) {
            return false;
        }
        Instant probed = facts.probed();
        boolean answered = probed != null && probed.isAfter(failed.at());
        return answered || !next.isAfter(now) || next.isAfter(now.plus(LONGEST_WAIT));
    }

    /** The failure that was the store's last word, if it was one that passes. */
    private static Optional<CopyState.Failed> lastFailure(List<Copy> there) {
        Instant proven = there.stream()
                .flatMap(copy -> copy.state() instanceof CopyState.Proven(Instant at, Instant _)
                        ? Stream.of(at)
                        : Stream.empty())
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
        return there.stream()
                .flatMap(copy -> copy.state() instanceof CopyState.Failed failed ? Stream.of(failed) : Stream.empty())
                .filter(failed -> failed.next() != null && failed.at().isAfter(proven))
                .max(Comparator.comparing(CopyState.Failed::at));
    }
}
