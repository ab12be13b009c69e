package dev.belay.backup.retention;

import dev.belay.vault.Manifest;

/** Tells which backups have a copy elsewhere. */
@FunctionalInterface
public interface ConfirmedCopies {
    /** Whether a copy of {@code backup} elsewhere was read back and found to be the same. */
    boolean confirmed(Manifest backup);

    /** As long as there is nowhere to put copies. */
    static ConfirmedCopies nowhere() {
        return _ -> false;
    }
}
