package dev.belay.offsite;

import dev.belay.vault.BackupId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where copies are written down. Every write but that of progress is on disk when the method returns. */
public interface CopyStore {
    /** Those of every backup and store, the newest backup first. */
    List<Copy> all();

    List<Copy> of(BackupId backup);

    Optional<Copy> find(BackupId backup, String store);

    /** Writes down a copy that nobody knew of; false when it is known already. */
    boolean add(Copy copy, Instant at, String detail);

    /**
     * Puts {@code next} in the place of {@code before}, if it still stands in the same kind of state: of several that
     * try, one wins. What happened is added to its history.
     *
     * @return whether this call made the change
     */
    boolean change(Copy before, Copy next, Instant at, String detail);

    /** Shows how far an upload is; may be lost in a crash. */
    void progress(BackupId backup, String store, long sent);

    /** What happened to a copy, the newest first. */
    List<CopyEvent> history(BackupId backup, String store);

    /** Whether somebody paused {@code store}. */
    boolean paused(String store);

    void pause(String store, boolean paused);
}
