package dev.belay.offsite.recovery;

import dev.belay.base.Secret;
import dev.belay.offsite.OffsiteSettings;
import dev.belay.offsite.OffsiteSettings.Store;
import dev.belay.offsite.age.AgeKeyPair;
import java.time.Instant;
import java.util.List;

/**
 * What is printed and kept where a fire does not reach: with it and a new machine everything comes back. It exists once,
 * in the hands of whoever asked for it.
 *
 * @param app name of what is guarded
 * @param recipient the public half of the key, by which the sheet is told from others
 * @param secret the key itself, which stands nowhere else
 * @param places where copies lie, as of that day
 * @param withBelay commands that bring everything back
 * @param withoutBelay the same for a machine on which there is only what every system offers
 */
public record RecoverySheet(
        String app,
        Instant made,
        String recipient,
        Secret secret,
        List<Place> places,
        List<String> withBelay,
        List<String> withoutBelay) {
    public RecoverySheet {
        places = List.copyOf(places);
        withBelay = List.copyOf(withBelay);
        withoutBelay = List.copyOf(withoutBelay);
    }

    /**
     * One store.
     *
     * @param kind {@code drive}, {@code s3}, {@code folder} or {@code rclone}
     * @param where it is; no secret
     * @param needs what is needed to reach it, besides this sheet
     */
    public record Place(String name, String kind, String where, String needs) {
        /** What the settings say of {@code store}. */
        public static Place of(Store store) {
            return switch (store.target()) {
                case OffsiteSettings.Drive drive ->
                    new Place(
                            store.name(),
                            "drive",
                            "the folder " + drive.folder()
                                    + (drive.sharedDrive() == null
                                            ? " in Google Drive"
                                            : " in the shared drive " + drive.sharedDrive()),
                            "the Google account that owns it, or was given it");
                case OffsiteSettings.S3 s3 ->
                    new Place(
                            store.name(),
                            "s3",
                            "the bucket " + s3.bucket()
                                    + (s3.prefix().isEmpty() ? "" : ", under " + s3.prefix()) + ", at "
                                    + (s3.endpoint() == null ? "Amazon in " + s3.region() : s3.endpoint()),
                            "an access key that may read it");
                case OffsiteSettings.Folder folder ->
                    new Place(
                            store.name(),
                            "folder",
                            folder.path().toString(),
                            "the disk or network drive on which it lies");
                case OffsiteSettings.Rclone rclone ->
                    new Place(
                            store.name(),
                            "rclone",
                            "rclone's " + rclone.remote(),
                            "rclone, and its configuration for this remote");
            };
        }
    }

    static RecoverySheet of(String app, Instant made, AgeKeyPair pair, List<Store> stores) {
        return new RecoverySheet(
                app,
                made,
                pair.recipient(),
                pair.secret(),
                stores.stream().map(Place::of).toList(),
                List.of("belay offsite found", "belay offsite fetch --all", "belay backups", "belay restore BACKUP"),
                StorePaper.commands("FILE", true));
    }
}
