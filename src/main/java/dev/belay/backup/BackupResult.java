package dev.belay.backup;

import dev.belay.base.ErrorCode;
import dev.belay.vault.Manifest;

/** How a backup ended. */
public sealed interface BackupResult {
    /** Published and read back. */
    record Good(Manifest manifest) implements BackupResult {}

    /** Nothing that looks good was left. */
    record Failed(ErrorCode code, String sentence, String hint) implements BackupResult {}

    /** Somebody cancelled; nothing was left. */
    record Cancelled(String by) implements BackupResult {}
}
