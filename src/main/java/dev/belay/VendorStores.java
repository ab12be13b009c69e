package dev.belay;

import dev.belay.drive.DriveStore;
import dev.belay.drive.GoogleSignIn;
import dev.belay.offsite.DriveSignIn;
import dev.belay.offsite.FolderStore;
import dev.belay.offsite.OffsiteSettings;
import dev.belay.offsite.OffsiteStore;
import dev.belay.offsite.StoreOpener;
import dev.belay.process.CommandRunner;
import dev.belay.rclone.RcloneStore;
import dev.belay.s3.S3Store;
import java.time.Clock;

/**
 * Opens each kind of store with the edge that knows it.
 *
 * @param google where drives are that name no place of their own
 */
record VendorStores(CommandRunner runner, Clock clock, Edges.Google google) implements StoreOpener {
    @Override
    public OffsiteStore open(OffsiteSettings.Target target) {
        return switch (target) {
            case OffsiteSettings.Drive drive -> new DriveStore(placed(drive), clock);
            case OffsiteSettings.S3 s3 -> new S3Store(s3, clock);
            case OffsiteSettings.Folder folder -> new FolderStore(folder.path());
            case OffsiteSettings.Rclone rclone -> new RcloneStore(rclone, runner);
        };
    }

    /** Lets people agree that Belay uses their drive. */
    DriveSignIn driveSignIn() {
        return new GoogleSignIn(clock, google.consent());
    }

    private OffsiteSettings.Drive placed(OffsiteSettings.Drive drive) {
        return drive.apiRoot() != null || google.drive() == null
                ? drive
                : new OffsiteSettings.Drive(drive.folder(), drive.credentials(), drive.sharedDrive(), google.drive());
    }
}
