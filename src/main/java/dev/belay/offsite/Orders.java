package dev.belay.offsite;

import dev.belay.backup.BackupCatalogue;
import dev.belay.offsite.OffsiteSettings.Store;
import dev.belay.vault.BackupFolder;
import dev.belay.vault.BackupId;
import dev.belay.vault.StoredBackup;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Writes down which copies should be in a store, from what lies in the backup folder. */
final class Orders {
    /** Other processes change copies too, and time alone changes what a retention keeps. */
    private static final Duration AGAIN = Duration.ofMinutes(1);

    static final String GONE = "its backup was removed here before the copy arrived";

    private final BackupFolder folder;
    private final CopyStore copies;
    private final Clock clock;
    private final Map<String, Seen> last = new ConcurrentHashMap<>();

    Orders(BackupFolder folder, CopyStore copies, Clock clock) {
        this.folder = folder;
        this.copies = copies;
        this.clock = clock;
    }

    /**
     * Adds the copies that should be in {@code store}, and gives up those whose backup is gone. As long as nothing has
     * changed here, it is done once in a while: of thousands of copies, nobody reads all before each file that is sent.
     */
    void renew(Store store) {
        Seen seen = new Seen(store, folder.list(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        Seen before = last.get(store.name());
        if (before == null || !before.holds(seen)) {
            renew(store, seen.local(), seen.at());
            last.put(store.name(), seen);
        }
    }

    private void renew(Store store, List<StoredBackup> local, Instant now) {
        List<Copy> there = copies.in(store.name());
        List<CopiedBackup> known = copies.backups();
        Map<BackupId, StoredBackup.Known> ours = new HashMap<>();
        CopyPlan.ours(local).forEach(backup -> ours.put(backup.id(), backup));
        add(store.name(), CopyPlan.missing(store, local, there, known, now), now);
        learn(known, ours);
        there.forEach(copy -> settle(copy, ours, now));
    }

    /** What the orders of a store were made from, and when. */
    private record Seen(Store store, List<StoredBackup> local, Instant at) {
        boolean holds(Seen now) {
            return !now.at.isBefore(at)
                    && now.at.isBefore(at.plus(AGAIN))
                    && store.equals(now.store)
                    && local.equals(now.local);
        }
    }

    private void add(String store, List<StoredBackup.Known> missing, Instant now) {
        if (!missing.isEmpty()) {
            copies.add(
                    missing.stream().map(CopiedBackup::of).toList(),
                    missing.stream()
                            .map(backup ->
                                    Copy.waiting(backup.id(), backup.manifest().database(), store, now))
                            .toList(),
                    now,
                    "");
        }
    }

    /** A pin or an accepted finding counts for copies too, also when the file here goes later. */
    private void learn(List<CopiedBackup> known, Map<BackupId, StoredBackup.Known> ours) {
        Set<BackupId> ids = known.stream().map(CopiedBackup::id).collect(Collectors.toSet());
        Set<CopiedBackup> before = Set.copyOf(known);
        List<CopiedBackup> changed = ours.values().stream()
                .filter(backup -> ids.contains(backup.id()))
                .map(CopiedBackup::of)
                .filter(backup -> !before.contains(backup))
                .toList();
        if (!changed.isEmpty()) {
            copies.know(changed);
        }
    }

    private void settle(Copy copy, Map<BackupId, StoredBackup.Known> ours, Instant now) {
        StoredBackup.Known backup = ours.get(copy.backup());
        switch (copy.state()) {
            case CopyState.Waiting _, CopyState.Failed _ -> {
                if (backup == null) {
                    copies.change(copy, copy.with(new CopyState.Removed(now, GONE)), now, GONE);
                } else if (mended(copy, backup, now)) {
                    copies.change(copy, copy.anew(now), now, "its file is whole again");
                }
            }
            case CopyState.Removed(Instant _, String why) -> {
                if (why.equals(GONE) && backup != null && BackupCatalogue.good(backup)) {
                    copies.change(copy, copy.anew(now), now, "its backup is here again");
                }
            }
            case CopyState.Uploading _, CopyState.Proven _, CopyState.Missing _, CopyState.Damaged _ -> {
                // whoever sends it, or compares it, says what becomes of it
            }
        }
    }

    /** Whether the file failed it, and was found whole after that. */
    private static boolean mended(Copy copy, StoredBackup.Known backup, Instant now) {
        if (!(copy.state() instanceof CopyState.Failed(Instant at, String _, String _, Instant next))
                || next != null
                || !BackupCatalogue.good(backup)) {
            return false;
        }
        Instant read = backup.manifest().verifications().getLast().at();
        // one that lies ahead shows that the clock went back
        return read.isAfter(at) && !read.isAfter(now);
    }
}
