package dev.belay.notify;

import dev.belay.notify.Facts.OfDatabase;
import dev.belay.notify.Facts.RouteHealth;
import dev.belay.notify.Trouble.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides, from facts alone, what is wrong. */
public final class Troubles {
    /** A route that failed so often in a row is broken. */
    static final int FAILURES = 3;
    /** A disk that lasts no longer than this is running full; it is well again with twice as long. */
    static final long DAYS = 7;
    /** How long a jump of the clock is told. */
    static final Duration CLOCK_SETTLES = Duration.ofHours(1);

    private Troubles() {}

    /**
     * What is wrong.
     *
     * @param standing the keys of what was wrong before, so that a figure near its limit does not come and go
     */
    public static List<Trouble> of(Facts facts, Duration overdue, Set<String> standing) {
        return Stream.of(
                        unreadable(facts),
                        facts.databases().stream().flatMap(database -> of(database, facts.now(), overdue)),
                        disk(facts, standing),
                        clock(facts),
                        facts.stores().stream().map(Troubles::store),
                        facts.routes().stream().flatMap(Troubles::route))
                .flatMap(found -> found)
                .toList();
    }

    /** Whether a database whose newest good backup holds {@code newest} has been without one for too long. */
    public static boolean overdue(Instant newest, Instant now, Duration limit) {
        return Duration.between(newest, now).compareTo(limit) > 0;
    }

    private static Stream<Trouble> of(OfDatabase database, Instant now, Duration overdue) {
        String name = database.name();
        return Stream.of(
                        late(database, now, overdue).stream(),
                        Stream.ofNullable(database.failed())
                                .map(failed -> new Trouble(
                                        Kind.FAILED, name, "", failed.at(), null, failed.sentence(), failed.hint())),
                        database.flaws().stream().map(flaw -> flaw(flaw.kind(), name, flaw)),
                        drills(database, now),
                        database.missed().stream().map(late -> about(Kind.CLOSE_MISSED, name, late)),
                        database.behind().stream().map(late -> about(Kind.OFFSITE_BEHIND, name, late)),
                        waiting(database, now))
                .flatMap(found -> found);
    }

    private static Optional<Trouble> late(OfDatabase database, Instant now, Duration overdue) {
        Facts.Good newest = database.newest();
        Instant from = newest == null ? database.watched() : newest.taken();
        return overdue(from, now, overdue)
                ? Optional.of(Trouble.of(
                        Kind.OVERDUE,
                        database.name(),
                        from.plus(overdue),
                        newest == null ? null : newest.taken(),
                        Spans.show(overdue)))
                : Optional.empty();
    }

    private static Stream<Trouble> drills(OfDatabase database, Instant now) {
        Facts.Drill drill = database.drill();
        if (drill == null) {
            return Stream.empty();
        }
        return Stream.concat(
                Stream.ofNullable(drill.failed()).map(flaw -> flaw(Kind.DRILL_FAILED, database.name(), flaw)),
                Stream.ofNullable(drill.lasts())
                        .flatMap(lasts -> unproven(database, drill.proven(), lasts, now).stream()));
    }

    private static Optional<Trouble> unproven(
            OfDatabase database, @Nullable Instant proven, Duration lasts, Instant now) {
        Instant from = Objects.requireNonNullElse(proven, database.watched());
        return overdue(from, now, lasts)
                ? Optional.of(
                        Trouble.of(Kind.DRILL_OVERDUE, database.name(), from.plus(lasts), proven, Spans.show(lasts)))
                : Optional.empty();
    }

    private static Stream<Trouble> waiting(OfDatabase database, Instant now) {
        return database.waiting() == 0
                ? Stream.empty()
                : Stream.of(Trouble.of(
                        Kind.RETENTION_WAITS, database.name(), now, null, Integer.toString(database.waiting())));
    }

    private static Trouble flaw(Kind kind, String database, Facts.Flaw flaw) {
        return new Trouble(kind, database, flaw.backup(), flaw.found(), null, flaw.sentence(), "");
    }

    private static Trouble about(Kind kind, String database, Facts.Late late) {
        return new Trouble(kind, database, late.what(), late.due(), null, late.what(), "");
    }

    private static Stream<Trouble> unreadable(Facts facts) {
        String why = facts.unreadable();
        return why == null ? Stream.empty() : Stream.of(Trouble.of(Kind.FOLDER, "", facts.now(), null, why));
    }

    private static Stream<Trouble> disk(Facts facts, Set<String> standing) {
        Facts.@Nullable Disk disk = facts.disk();
        if (disk == null) {
            return Stream.empty();
        }
        if (disk.free() < disk.needed()) {
            return Stream.of(Trouble.of(Kind.DISK_FULL, "", facts.now(), null, Spans.room(disk.free(), disk.needed())));
        }
        Trouble filling = Trouble.of(Kind.DISK_FILLING, "", facts.now(), null, "");
        long limit = standing.contains(filling.key()) ? 2 * DAYS : DAYS;
        return DiskForecast.daysLeft(disk, facts.now())
                .filter(days -> days <= limit)
                .map(days ->
                        Trouble.of(Kind.DISK_FILLING, "", facts.now(), null, Long.toString((long) Math.floor(days))))
                .stream();
    }

    private static Stream<Trouble> clock(Facts facts) {
        return Stream.ofNullable(facts.jump())
                .filter(jump -> !overdue(jump.noticed(), facts.now(), CLOCK_SETTLES))
                .map(jump -> Trouble.of(Kind.CLOCK_JUMPED, "", jump.noticed(), null, Spans.jump(jump.by())));
    }

    private static Trouble store(Facts.StoreFault fault) {
        return new Trouble(fault.kind(), "", fault.store(), fault.since(), null, fault.sentence(), fault.hint());
    }

    private static Stream<Trouble> route(RouteHealth route) {
        Instant failing = route.failing();
        return failing == null || route.failures() < FAILURES
                ? Stream.empty()
                : Stream.of(new Trouble(Kind.ROUTE_BROKEN, "", route.route(), failing, null, route.error(), ""));
    }
}
