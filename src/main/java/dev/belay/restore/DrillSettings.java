package dev.belay.restore;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How drills are done.
 *
 * @param rhythm how often, for a database of which nothing else is said
 * @param ground where backups are loaded
 * @param superuser whether what is loaded runs as a superuser of the scratch server, as a few extensions need
 * @param folder where scratch servers keep their data; null for the run folder of Belay's home
 */
public record DrillSettings(
        Rhythm rhythm,
        Ground ground,
        boolean superuser,
        @Nullable Path folder) {

    /** Once a week in a server of our own, as an ordinary role. */
    public static final DrillSettings DEFAULT = new DrillSettings(Rhythm.WEEKLY, Ground.SCRATCH_SERVER, false, null);

    /** Where. */
    public enum Ground {
        /** A server that Belay starts for one drill and throws away. */
        SCRATCH_SERVER,
        /** A database beside the live one, on the guarded server. */
        GUARDED_SERVER;

        /** As it stands in {@code belay.yml}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** How often, the most frequent first. */
    public enum Rhythm {
        DAILY(Duration.ofDays(1)),
        WEEKLY(Duration.ofDays(7)),
        MONTHLY(Duration.ofDays(30)),
        NEVER(null);

        private final @Nullable Duration every;

        Rhythm(@Nullable Duration every) {
            this.every = every;
        }

        /** Empty for never. */
        public Optional<Duration> every() {
            return Optional.ofNullable(every);
        }

        /** How long a proof lasts: one and a half times as long, and at least a day more; empty for never. */
        public Optional<Duration> proofLasts() {
            return every().map(each -> {
                Duration half = each.dividedBy(2);
                return each.plus(half.compareTo(Duration.ofDays(1)) < 0 ? Duration.ofDays(1) : half);
            });
        }

        /** As it stands in {@code belay.yml}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
