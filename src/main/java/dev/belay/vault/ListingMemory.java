package dev.belay.vault;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what lay in the folder for as long as nobody can have made, renamed or deleted anything there: every page
 * asks, and thousands of files are not looked at for each. What is changed inside a file is seen within a minute.
 */
final class ListingMemory {
    private static final long TRUSTED_NANOS = Duration.ofMinutes(1).toNanos();

    private final BackupFiles layout;
    private final FolderListing listing;
    private final LongSupplier nanos;
    private final Object looking = new Object();
    private @Nullable FolderStamp seen;
    private long seenAt;
    private @Nullable Remembered last;

    /** @param nanos goes on steadily, whatever becomes of the clock */
    ListingMemory(BackupFiles layout, FolderListing listing, LongSupplier nanos) {
        this.layout = layout;
        this.listing = listing;
        this.nanos = nanos;
    }

    /** All that lies there, newest first. */
    List<StoredBackup> list() throws IOException {
        List<StoredBackup> known = remembered(FolderStamp.of(layout));
        if (known != null) {
            return known;
        }
        synchronized (looking) {
            // whoever looked while this one waited has seen what it is about to look for
            List<StoredBackup> meanwhile = remembered(FolderStamp.of(layout));
            return meanwhile != null ? meanwhile : look();
        }
    }

    /** Looks at each file, whatever is remembered. Meanwhile whoever asks is told what is remembered. */
    List<StoredBackup> look() throws IOException {
        synchronized (looking) {
            FolderStamp stamp = FolderStamp.of(layout);
            long began = nanos.getAsLong();
            List<StoredBackup> backups = listing.list();
            remember(stamp, began, backups);
            return backups;
        }
    }

    private synchronized @Nullable List<StoredBackup> remembered(FolderStamp stamp) {
        Remembered known = last;
        return known != null && known.holds(stamp, nanos.getAsLong()) ? known.backups() : null;
    }

    private synchronized void remember(FolderStamp stamp, long began, List<StoredBackup> backups) {
        if (!stamp.equals(seen)) {
            seen = stamp;
            seenAt = began;
        }
        last = new Remembered(stamp, began, began - seenAt >= stamp.settlesNanos(), backups);
    }

    /**
     * Does {@code act} to the backup {@code id}, and looks at that one alone afterwards: whoever deletes thousands, or reads
     * them again, need not have thousands looked at after each. What somebody else changes in this very moment is seen
     * within a minute.
     */
    synchronized void change(BackupId id, Act act) throws IOException {
        FolderStamp before = FolderStamp.of(layout);
        act.run();
        Remembered known = last;
        if (known != null && known.holds(before, nanos.getAsLong())) {
            FolderStamp after = FolderStamp.of(layout);
            last = known.with(id, listing.named(id).stream().toList(), after);
        }
    }

    /** Makes, changes or deletes the files of one backup. */
    interface Act {
        void run() throws IOException;
    }

    /** @param settled whether any change since would have left another stamp */
    private record Remembered(FolderStamp stamp, long at, boolean settled, List<StoredBackup> backups) {
        boolean holds(FolderStamp now, long nanos) {
            return settled && stamp.equals(now) && nanos - at < TRUSTED_NANOS;
        }

        /** The same with what there is {@code now} of one backup: itself, or nothing. */
        Remembered with(BackupId id, List<StoredBackup> now, FolderStamp changed) {
            Stream<StoredBackup> others =
                    backups.stream().filter(backup -> !backup.id().equals(id));
            List<StoredBackup> all = Stream.concat(now.stream(), others)
                    .sorted(FolderListing.NEWEST_FIRST)
                    .toList();
            return new Remembered(changed, at, settled, all);
        }
    }
}
