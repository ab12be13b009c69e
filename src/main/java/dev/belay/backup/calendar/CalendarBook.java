package dev.belay.backup.calendar;

import dev.belay.backup.BackupResult;
import dev.belay.backup.BackupService;
import dev.belay.backup.calendar.CalendarSettings.CloseSettings;
import dev.belay.backup.calendar.CalendarSettings.ScheduleSettings;
import dev.belay.backup.calendar.CloseProof.ProofState;
import dev.belay.operation.OperationId;
import dev.belay.schedule.Due;
import dev.belay.schedule.Period;
import dev.belay.vault.Manifest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is to happen by itself and what became of it, for people. Changes nothing. */
public final class CalendarBook {
    private static final int NEXT = 5;
    private static final int RUNS = 20;
    private static final int CLOSES = 60;
    /** A close that began so late was missed, and is made up. */
    private static final Duration LATE = Duration.ofHours(1);

    private final CalendarFile file;
    private final Kept kept;
    private final BackupService backups;
    private final CloseProof.Both proofs;
    private final Clock clock;

    public CalendarBook(CalendarFile file, Kept kept, BackupService backups, CloseProof.Both proofs, Clock clock) {
        this.file = file;
        this.kept = kept;
        this.backups = backups;
        this.proofs = proofs;
        this.clock = clock;
    }

    /** Where what was done is written down. */
    public record Kept(ScheduleStore runs, CloseStore closes) {}

    /** The calendar of one database. */
    public Entries of(String database) {
        CalendarSettings settings = file.inForce();
        return new Entries(
                settings.zone(),
                numbered(settings.schedules(), settings.schedulesOf(database)).stream()
                        .map(entry -> scheduled(entry, settings.zone()))
                        .toList(),
                numbered(settings.closes(), settings.closesOf(database)).stream()
                        .map(entry -> closing(entry, settings.zone()))
                        .toList(),
                kept.runs().recent(database, RUNS).stream().map(this::ran).toList(),
                closes(database, settings),
                file.trouble().orElse(null));
    }

    /** What begins next by itself for {@code database}. */
    public Ahead ahead(String database) {
        CalendarSettings settings = file.inForce();
        Instant backup = settings.schedulesOf(database).stream()
                .flatMap(schedule -> schedule.cron().next(clock.instant(), settings.zone(), 1).stream())
                .min(Comparator.naturalOrder())
                .orElse(null);
        return settings.closesOf(database).stream()
                .map(close -> closing(new Numbered<>(0, close), settings.zone()))
                .filter(planned -> !planned.next().isEmpty())
                .min(Comparator.comparing(planned -> planned.next().getFirst()))
                .map(planned -> new Ahead(
                        backup,
                        planned.next().getFirst(),
                        planned.periods().getFirst().key()))
                .orElseGet(() -> new Ahead(backup, null, ""));
    }

    /** What can be said about the backup of a closed period. */
    public Statement statement(Manifest closed) {
        String period = Optional.ofNullable(closed.taken().period()).orElse("");
        CalendarSettings settings = file.inForce();
        Optional<Period> days = settings.closesOf(closed.database()).stream()
                .flatMap(close -> close.calendar().find(period).stream())
                .findFirst()
                .or(() -> Period.parse(period));
        return new Statement(
                closed,
                days.orElse(null),
                kept.closes().find(closed.database(), period).orElse(null),
                proofs.copies().of(closed),
                proofs.drill().of(closed));
    }

    /** The periods of {@code database} that the calendar asks to be closed since an hour or longer, and that are not. */
    public List<Due.Close> missed(String database) {
        Instant now = clock.instant();
        return open(database, file.inForce(), now)
                .filter(due -> late(due.due(), now))
                .toList();
    }

    /** The periods that are over and not closed, plan by plan. */
    private Stream<Due.Close> open(String database, CalendarSettings settings, Instant now) {
        Set<String> closed = kept.closes().closed(database);
        return settings.closesOf(database).stream().flatMap(plan -> {
            Instant since = kept.closes().seen(plan.key()).orElse(now);
            return Due.closes(plan.closing(settings.zone()), since, closed, now).stream();
        });
    }

    private Planned<ScheduleSettings> scheduled(Numbered<ScheduleSettings> entry, ZoneId zone) {
        return new Planned<>(
                entry.number(), entry.what(), entry.what().cron().next(clock.instant(), zone, NEXT), List.of());
    }

    private Planned<CloseSettings> closing(Numbered<CloseSettings> entry, ZoneId zone) {
        Due.ClosingTime closing = entry.what().closing(zone);
        LocalDate today = clock.instant().atZone(zone).toLocalDate();
        List<Period> next = closing.calendar().ending(today.minusDays(2), today.plusYears(6)).stream()
                .filter(period -> closing.of(period).isAfter(clock.instant()))
                .limit(NEXT)
                .toList();
        return new Planned<>(
                entry.number(), entry.what(), next.stream().map(closing::of).toList(), next);
    }

    private Ran ran(ScheduledRun run) {
        return new Ran(run, result(run.operation()));
    }

    private List<Closed> closes(String database, CalendarSettings settings) {
        List<CloseRecord> records = kept.closes().recent(database, CLOSES);
        Set<String> known = records.stream().map(CloseRecord::period).collect(Collectors.toSet());
        List<Closed> all = new ArrayList<>();
        Instant now = clock.instant();
        open(database, settings, now)
                .filter(due -> !known.contains(due.period().key()))
                .map(due -> new Closed(due.period().key(), due.due(), null, null, late(due.due(), now), null))
                .forEach(all::add);
        records.stream().map(this::closed).forEach(all::add);
        all.sort(Comparator.comparing(Closed::since).reversed());
        return all;
    }

    private Closed closed(CloseRecord record) {
        BackupResult result = result(record.operation());
        return new Closed(
                record.period(),
                record.due(),
                record,
                result,
                late(record.due(), record.at()),
                result instanceof BackupResult.Good(Manifest manifest)
                        ? proofs.drill().of(manifest)
                        : null);
    }

    private static boolean late(@Nullable Instant due, Instant at) {
        return due != null && at.isAfter(due.plus(LATE));
    }

    /** How an operation ended; null while it runs, or when there is none. */
    private @Nullable BackupResult result(@Nullable OperationId operation) {
        return operation == null
                ? null
                : backups.await(operation, Duration.ZERO).orElse(null);
    }

    /** Entries keep the number that they have in the file, among those of all databases. */
    private static <T> List<Numbered<T>> numbered(List<T> all, List<T> some) {
        return some.stream()
                .map(entry -> new Numbered<>(all.indexOf(entry), entry))
                .toList();
    }

    private record Numbered<T>(int number, T what) {}

    /**
     * What begins next by itself.
     *
     * @param backup when, by a schedule; null without one
     * @param close when the next period is closed; null when none is to be
     * @param period its key; empty when there is none
     */
    public record Ahead(@Nullable Instant backup, @Nullable Instant close, String period) {
        /** Nothing happens by itself. */
        public static final Ahead NOTHING = new Ahead(null, null, "");
    }

    /**
     * The calendar of one database.
     *
     * @param trouble why what the file says by now is not in force; null when it is
     */
    public record Entries(
            ZoneId zone,
            List<Planned<ScheduleSettings>> schedules,
            List<Planned<CloseSettings>> closes,
            List<Ran> runs,
            List<Closed> closed,
            @Nullable String trouble) {}

    /**
     * What is to happen.
     *
     * @param number in its section of the file, from 0
     * @param next when, soonest first
     * @param periods that are closed then; empty for a schedule
     */
    public record Planned<T>(int number, T what, List<Instant> next, List<Period> periods) {}

    /**
     * A run of a schedule.
     *
     * @param result null while it runs, and when it was not begun
     */
    public record Ran(ScheduledRun run, @Nullable BackupResult result) {}

    /**
     * The close of a period.
     *
     * @param due since when the calendar asks for it; null when only somebody's call did
     * @param record null when nobody began it yet
     * @param late whether it was missed, and is made up or will be
     * @param drill whether its backup was restored to see that it can be; null while there is none
     */
    public record Closed(
            String period,
            @Nullable Instant due,
            @Nullable CloseRecord record,
            @Nullable BackupResult result,
            boolean late,
            @Nullable ProofState drill) {
        private Instant since() {
            return due != null ? due : record != null ? record.at() : Instant.EPOCH;
        }
    }

    /**
     * What is known about the backup of a closed period.
     *
     * @param period null when no calendar knows it any more
     * @param record null when the state that had it was lost
     */
    public record Statement(
            Manifest manifest,
            @Nullable Period period,
            @Nullable CloseRecord record,
            ProofState copies,
            ProofState drill) {}
}
