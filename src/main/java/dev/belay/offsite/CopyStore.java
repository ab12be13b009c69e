package dev.belay.offsite;

import dev.belay.vault.BackupId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Where copies are written down. Every write but that of progress is on disk when the method returns. */
public interface CopyStore {
    /** Those of every backup and store, the newest backup first. */
    List<Copy> all();

    /** Those of one backup, by the name of the store. */
    List<Copy> of(BackupId backup);

    /** Those of some backups, the newest first; asks once, however many there are. */
    List<Copy> of(Collection<BackupId> backups);

    /** Those in {@code store}, the newest backup first. */
    List<Copy> in(String store);

    /**
     * Those in {@code store} that wait, are sent or failed, and the one that was proven last, the newest backup first: of
     * thousands, those by which it is decided what is sent next.
     */
    List<Copy> pending(String store);

    /** How many copies stand how in {@code store}. */
    CopyTally tally(String store);

    /** Those that are sent, or were when whoever sent them was killed. */
    List<Copy> uploading();

    Optional<Copy> find(BackupId backup, String store);

    /** Writes down copies that nobody knew of, and what has to be known of their backups; passes over known ones. */
    void add(List<CopiedBackup> backups, List<Copy> copies, Instant at, String detail);

    /**
     * Puts {@code next} in the place of {@code before}, if it still stands in the same kind of state: of several that
     * try, one wins. What happened is added to its history.
     *
     * @return whether this call made the change
     */
    boolean change(Copy before, Copy next, Instant at, String detail);

    /** Those of {@code backups} that are proven in {@code store} were seen there; adds nothing to their history. */
    void looked(String store, Collection<BackupId> backups, Instant at);

    /** Shows how far an upload is; may be lost in a crash. */
    void progress(BackupId backup, String store, long sent);

    /** What happened to a copy, the newest first. */
    List<CopyEvent> history(BackupId backup, String store);

    /** Every backup that has copies, in no order. */
    List<CopiedBackup> backups();

    /** Puts what is known of these backups by now in the place of what was known. */
    void know(List<CopiedBackup> backups);
}
