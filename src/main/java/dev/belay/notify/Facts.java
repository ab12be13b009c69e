package dev.belay.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known when somebody looks for troubles.
 *
 * @param unreadable why the backup folder cannot be read; null when it can, and then everything else is known
 * @param stores that stand still, or of which nobody knows what they hold
 * @param routes how each route does; also the heartbeat's
 */
public record Facts(
        Instant now,
        List<OfDatabase> databases,
        @Nullable Disk disk,
        @Nullable Jump jump,
        List<StoreFault> stores,
        List<RouteHealth> routes,
        @Nullable String unreadable,
        List<Happening> happenings) {
    public Facts {
        databases = List.copyOf(databases);
        stores = List.copyOf(stores);
        routes = List.copyOf(routes);
        happenings = List.copyOf(happenings);
    }

    /** The same with what {@code known} makes of each database. */
    public Facts withDatabases(UnaryOperator<OfDatabase> known) {
        List<OfDatabase> all = databases.stream().map(known).toList();
        return new Facts(now, all, disk, jump, stores, routes, unreadable, happenings);
    }

    /** The same with what is wrong with stores. */
    public Facts withStores(List<StoreFault> faults) {
        return new Facts(now, databases, disk, jump, faults, routes, unreadable, happenings);
    }

    /**
     * One guarded database.
     *
     * @param shown what people call it
     * @param address of its server, for people
     * @param watched since when Belay looks after it
     * @param newest the newest good backup that counts; null when there is none
     * @param failed the newest backup, when it failed; null when it did not
     * @param flaws of its backups
     * @param drill what its drills promise; null when none are expected
     * @param missed periods that were not closed when they should have been
     * @param behind stores in which its newer copies should have arrived and have not
     * @param waiting how many backups retention would remove, and asks a person first; 0 when it does not ask
     */
    public record OfDatabase(
            String name,
            String shown,
            String address,
            Instant watched,
            @Nullable Good newest,
            @Nullable Failed failed,
            List<Flaw> flaws,
            @Nullable Drill drill,
            List<Late> missed,
            List<Late> behind,
            int waiting) {
        public OfDatabase {
            flaws = List.copyOf(flaws);
            missed = List.copyOf(missed);
            behind = List.copyOf(behind);
        }

        /** The same with so many backups that wait to be removed. */
        public OfDatabase withWaiting(int number) {
            return new OfDatabase(name, shown, address, watched, newest, failed, flaws, drill, missed, behind, number);
        }

        /** The same with more flaws, and with stores that are behind. */
        public OfDatabase withCopies(List<Flaw> lost, List<Late> late) {
            List<Flaw> all = Stream.concat(flaws.stream(), lost.stream()).toList();
            return new OfDatabase(name, shown, address, watched, newest, failed, all, drill, missed, late, waiting);
        }
    }

    /** A backup that was read back, found whole and looks right; {@code taken} is the moment that it holds. */
    public record Good(String id, Instant taken) {}

    /** A backup that failed. */
    public record Failed(Instant at, String sentence, String hint) {}

    /**
     * What is wrong with a backup, or with its copies in a store, and what kind of trouble that is.
     *
     * @param backup its id, or the name of the store
     */
    public record Flaw(String backup, Trouble.Kind kind, Instant found, String sentence) {
        /** Of a file that is not what was written, or of a backup that looks wrong. */
        public Flaw(String backup, boolean damaged, Instant found, String sentence) {
            this(backup, damaged ? Trouble.Kind.DAMAGED : Trouble.Kind.SUSPICIOUS, found, sentence);
        }
    }

    /**
     * What is known of drills.
     *
     * @param proven when a restore was last proven; null when it never was
     * @param lasts how long such a proof lasts; null when no drills are expected
     * @param failed the backup that could not be restored, when that is the last word; null when it is not
     */
    public record Drill(
            @Nullable Instant proven,
            @Nullable Duration lasts,
            @Nullable Flaw failed) {}

    /** A period's key, or the name of a store, and when it was due. */
    public record Late(String what, Instant due) {}

    /**
     * The disk of the backup folder.
     *
     * @param needed free bytes without which the next backup does not begin; 0 when unknown
     * @param samples one for each of the last days, oldest first
     */
    public record Disk(long free, long used, long needed, List<DiskSample> samples) {
        public Disk {
            samples = List.copyOf(samples);
        }
    }

    /** What the disk was like at one moment: free bytes, and bytes that backups took. */
    public record DiskSample(Instant at, long free, long used) {}

    /** What is wrong with a store, and what kind of trouble that is. */
    public record StoreFault(String store, Trouble.Kind kind, Instant since, String sentence, String hint) {}

    /** The clock went {@code by} so much further than time did; back when it is negative. */
    public record Jump(Instant noticed, Duration by) {}

    /**
     * How one route does.
     *
     * @param failures since the last delivery
     * @param failing since when; null when the last delivery arrived
     * @param error why the last one did not arrive; empty when it did
     * @param delivered when one last arrived; null when none ever did
     */
    public record RouteHealth(
            String route,
            int failures,
            @Nullable Instant failing,
            String error,
            @Nullable Instant delivered) {
        /** Nothing was ever sent this way. */
        public static RouteHealth untried(String route) {
            return new RouteHealth(route, 0, null, "", null);
        }
    }
}
