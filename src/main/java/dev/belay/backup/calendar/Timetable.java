package dev.belay.backup.calendar;

import dev.belay.backup.BackupRequest;
import dev.belay.backup.BackupService;
import dev.belay.backup.Databases;
import dev.belay.backup.GuardedDatabase;
import dev.belay.backup.calendar.CalendarSettings.CloseSettings;
import dev.belay.backup.calendar.CalendarSettings.ScheduleSettings;
import dev.belay.backup.calendar.CloseRecord.Phase;
import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.operation.OperationId;
import dev.belay.schedule.Due;
import dev.belay.vault.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins what is due. Several processes may do so at the same time: the state lets each thing be begun by one. */
public final class Timetable {
    private static final Logger LOG = LoggerFactory.getLogger(Timetable.class);
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(15);

    private final CalendarFile file;
    private final ScheduleStore runs;
    private final CloseStore closes;
    private final Acts acts;
    private final CloseOrders orders;
    private final Clock clock;

    public Timetable(CalendarFile file, ScheduleStore runs, CloseStore closes, Acts acts, Clock clock) {
        this.file = file;
        this.runs = runs;
        this.closes = closes;
        this.acts = acts;
        this.orders = new CloseOrders(file::inForce, clock);
        this.clock = clock;
    }

    /** Begins whatever is due; quick when nothing is, and safe to call as often as one likes. */
    public void tick() {
        CalendarSettings settings = file.inForce();
        runs.release(clock.instant().minus(LEASE));
        acts.closing().settle();
        for (GuardedDatabase database : acts.databases().all()) {
            attempt(database, () -> close(settings, database.name()));
            for (ScheduleSettings schedule : settings.schedulesOf(database.name())) {
                attempt(database, () -> run(schedule, settings.zone()));
            }
        }
    }

    private static void attempt(GuardedDatabase database, Runnable act) {
        try {
            act.run();
        } catch (BelayException e) {
            LOG.warn("what is due for {} was not begun: {}", database.name(), e.sentence());
        }
    }

    private void close(CalendarSettings settings, String database) {
        settings.closesOf(database).stream()
                .flatMap(close -> due(close, settings.zone()).stream().map(due -> new DueClose(close, due)))
                .min(Comparator.comparing(due -> due.what().due()))
                .filter(due -> patient(database, due.what().period().key()))
                .ifPresent(this::begin);
    }

    private void begin(DueClose due) {
        BackupRequest order = orders.of(due.plan(), due.what().period());
        try {
            acts.closing().start(order, due.what().due(), Actor.belay());
        } catch (BelayException e) {
            if (e.code() != ErrorCode.BUSY) {
                throw e;
            }
            LOG.info("the close of {} waits: {}", order.period(), e.sentence());
        }
    }

    /** The periods of {@code plan} that are over and not closed, oldest first. */
    private List<Due.Close> due(CloseSettings plan, ZoneId zone) {
        Instant now = clock.instant();
        Instant since = closes.since(plan.key(), now, now.plus(Due.WRONG_CLOCK));
        return Due.closes(plan.closing(zone), since, closes.closed(plan.database()), now);
    }

    /** Whether it is time for another attempt. */
    private boolean patient(String database, String period) {
        return closes.find(database, period)
                .filter(record -> record.phase() == Phase.FAILED)
                .map(record -> !clock.instant().isBefore(record.at().plus(AFTER_A_FAILURE))
                        || record.at().isAfter(clock.instant()))
                .orElse(true);
    }

    private void run(ScheduleSettings schedule, ZoneId zone) {
        String key = schedule.key(zone);
        Instant now = clock.instant();
        List<Due.Span> done = runs.done(key, now.minus(Due.WRONG_CLOCK));
        if (done.stream().allMatch(span -> span.until().isAfter(now.plus(Due.WRONG_CLOCK)))) {
            runs.claim(run(schedule, key, new Due.Run(now, Instant.EPOCH, 0), ScheduledRun.Phase.SEEN));
            return;
        }
        Due.run(schedule.cron(), zone, done, now)
                .map(due -> run(schedule, key, due, ScheduledRun.Phase.CLAIMED))
                .filter(runs::claim)
                .ifPresent(this::begin);
    }

    private void begin(ScheduledRun run) {
        BackupRequest order = new BackupRequest(run.database(), Reason.SCHEDULE, null, null, false);
        Optional<OperationId> begun = Optional.empty();
        String why = "";
        try {
            begun = Optional.of(acts.backups().start(order, Actor.belay()));
        } catch (BelayException e) {
            why = e.sentence();
        }
        if (begun.isPresent()) {
            runs.begun(run.schedule(), run.moment(), begun.get());
        } else {
            runs.skipped(run.schedule(), run.moment(), why);
        }
    }

    private ScheduledRun run(ScheduleSettings schedule, String key, Due.Run due, ScheduledRun.Phase phase) {
        return new ScheduledRun(
                key, schedule.database(), due.moment(), due.since(), due.missed(), clock.instant(), phase, null, "");
    }

    private record DueClose(CloseSettings plan, Due.Close what) {}

    /** By what it acts. */
    public record Acts(Databases databases, BackupService backups, PeriodClose closing) {}
}
