package dev.belay;

import dev.belay.drive.DriveStore;
import dev.belay.offsite.FolderStore;
import dev.belay.offsite.OffsiteSettings;
import dev.belay.offsite.OffsiteStore;
import dev.belay.offsite.StoreOpener;
import dev.belay.process.CommandRunner;
import dev.belay.rclone.RcloneStore;
import dev.belay.s3.S3Store;
import java.time.Clock;

/** Opens each kind of store with the edge that knows it. */
record VendorStores(CommandRunner runner, Clock clock) implements StoreOpener {
    @Override
    public OffsiteStore open(OffsiteSettings.Target target) {
        return switch (target) {
            case OffsiteSettings.Drive drive -> new DriveStore(drive, clock);
            case OffsiteSettings.S3 s3 -> new S3Store(s3, clock);
            case OffsiteSettings.Folder folder -> new FolderStore(folder.path());
            case OffsiteSettings.Rclone rclone -> new RcloneStore(rclone, runner);
        };
    }
}
