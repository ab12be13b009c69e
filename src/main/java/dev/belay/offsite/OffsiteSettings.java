package dev.belay.offsite;

import dev.belay.base.Secret;
import dev.belay.vault.RetentionSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where copies go.
 *
 * @param stores each with a name of its own
 * @param reconcile how often what the stores hold is compared with what is believed
 */
public record OffsiteSettings(List<Store> stores, Encryption encryption, Duration reconcile) {
    public OffsiteSettings {
        stores = List.copyOf(stores);
    }

    /** Nowhere. */
    public static OffsiteSettings none() {
        return new OffsiteSettings(List.of(), new Encryption(List.of(), false), Duration.ofDays(1));
    }

    /**
     * One place.
     *
     * @param name what people call it: letters, digits, {@code -} and {@code _}, none like another but for case
     * @param databases whose backups go there; empty for all
     * @param encrypt whether files are encrypted there; without a recipient none can be
     * @param retention which copies stay there; null for all
     * @param bandwidth limits by hours; the first that holds counts, none means no limit
     */
    public record Store(
            String name,
            Target target,
            List<String> databases,
            boolean encrypt,
            @Nullable RetentionSettings retention,
            List<Bandwidth> bandwidth) {
        public Store {
            databases = List.copyOf(databases);
            bandwidth = List.copyOf(bandwidth);
        }
    }

    /** What kind of place, and how it is reached. */
    public sealed interface Target {}

    /**
     * Google Drive.
     *
     * @param folder made at the top of the drive, or of the shared drive
     * @param credentials the JSON of an {@code authorized_user} or a {@code service_account}
     * @param sharedDrive its id; null for the account's own drive
     * @param apiRoot of a proxy or a double; null for Google's own
     */
    public record Drive(
            String folder,
            Secret credentials,
            @Nullable String sharedDrive,
            @Nullable URI apiRoot) implements Target {}

    /**
     * A bucket that speaks S3.
     *
     * @param endpoint null for Amazon's own in {@code region}
     * @param prefix before every key; empty or ending in a slash
     * @param lock how long an object may be neither deleted nor overwritten; null when that is not asked for
     */
    public record S3(
            @Nullable URI endpoint,
            String region,
            String bucket,
            String prefix,
            Secret accessKey,
            Secret secretKey,
            @Nullable Duration lock)
            implements Target {}

    /** A folder of this machine: a network drive, a second disk. It must exist: what is not mounted is not filled. */
    public record Folder(Path path) implements Target {
        /** Whether it lies in {@code backups} or around it: what is copied there is lost with the original. */
        public boolean overlaps(Path backups) {
            return path.startsWith(backups) || backups.startsWith(path);
        }
    }

    /**
     * Whatever rclone reaches.
     *
     * @param remote as rclone takes it, such as {@code nas:belay}
     * @param config rclone's own file; null for the one that it finds
     */
    public record Rclone(String remote, @Nullable Path config) implements Target {
        private static final Pattern CONFIGURED =
                Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_ .+@-]{0,99}:[^\\p{Cntrl}]{0,500}");

        /**
         * Whether the remote is one that rclone's configuration names. Others begin with a colon or have a comma and carry
         * secrets, which would stand in arguments; what begins with a hyphen would be an option.
         */
        public boolean configured() {
            return CONFIGURED.matcher(remote).matches();
        }
    }

    /**
     * A limit for some hours of the day, in the console's zone.
     *
     * @param from inclusive
     * @param to exclusive; earlier than {@code from} when it is on the next day, the same for the whole day
     * @param bytesPerSecond 0 to send nothing in these hours
     */
    public record Bandwidth(LocalTime from, LocalTime to, long bytesPerSecond) {}

    /**
     * Who can read copies.
     *
     * @param recipients public keys of age, {@code age1…}
     * @param local whether files in the backup folder are to be encrypted too
     */
    public record Encryption(List<String> recipients, boolean local) {
        public Encryption {
            recipients = List.copyOf(recipients);
        }
    }
}
