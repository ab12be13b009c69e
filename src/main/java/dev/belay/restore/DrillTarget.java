package dev.belay.restore;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.vault.Manifest;
import dev.belay.vault.StoredBackup;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What is tried.
 *
 * @param manifest signed by this console
 * @param file of that backup
 * @param copy the off-site store that {@code file} was fetched from; null for the one in the backup folder
 */
public record DrillTarget(
        Manifest manifest, Path file, @Nullable String copy) {

    /**
     * A backup of the folder.
     *
     * @throws BelayException {@link ErrorCode#REFUSED} when this console did not sign its manifest
     */
    public static DrillTarget of(StoredBackup backup) {
        return switch (backup) {
            case StoredBackup.Known known -> new DrillTarget(known.manifest(), known.file(), null);
            case StoredBackup.Foreign _ -> throw notOurs(backup);
            case StoredBackup.Unknown _ -> throw notOurs(backup);
        };
    }

    /** A copy that was fetched from the off-site store {@code store}. */
    public static DrillTarget fetched(Manifest manifest, Path file, String store) {
        return new DrillTarget(manifest, file, store);
    }

    private static BelayException notOurs(StoredBackup backup) {
        return new BelayException(
                ErrorCode.REFUSED,
                backup.id() + " has no manifest that this console signed, and so nothing says what it should hold",
                "belay inspect counts what it holds");
    }
}
