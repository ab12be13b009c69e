package dev.belay.store;

import dev.belay.backup.calendar.ScheduleStore;
import dev.belay.backup.calendar.ScheduledRun;
import dev.belay.backup.calendar.ScheduledRun.Phase;
import dev.belay.operation.OperationId;
import dev.belay.schedule.Due.Span;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The runs of schedules in the state file. */
final class SqliteScheduleStore implements ScheduleStore {
    private static final Duration MEMORY = Duration.ofDays(400);

    private final StateDatabase database;

    SqliteScheduleStore(StateDatabase database) {
        this.database = database;
    }

    @Override
    public List<Span> done(String schedule, Instant from) {
        return database.read(sql -> sql.list(
                "SELECT since, moment FROM scheduled_run WHERE schedule = ? AND moment >= coalesce("
                        + "(SELECT max(moment) FROM scheduled_run WHERE schedule = ? AND moment < ?), '')",
                row -> new Span(row.moment("since"), row.moment("moment")),
                schedule,
                schedule,
                from));
    }

    @Override
    public boolean claim(ScheduledRun run) {
        return database.write(sql -> {
            int claimed = sql.update(
                    "INSERT INTO scheduled_run (schedule, moment, database, since, missed, at, phase, operation, detail)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                    run.schedule(),
                    run.moment(),
                    run.database(),
                    run.since(),
                    run.missed(),
                    run.at(),
                    run.phase(),
                    Optional.ofNullable(run.operation()).map(OperationId::value).orElse(null),
                    run.detail());
            if (claimed == 1) {
                sql.update(
                        "DELETE FROM scheduled_run WHERE schedule = ? AND moment < ?",
                        run.schedule(),
                        run.moment().minus(MEMORY));
            }
            return claimed == 1;
        });
    }

    @Override
    public void begun(String schedule, Instant moment, OperationId operation) {
        database.change(sql -> sql.update(
                "UPDATE scheduled_run SET phase = ?, operation = ? WHERE schedule = ? AND moment = ?",
                Phase.BEGUN,
                operation.value(),
                schedule,
                moment));
    }

    @Override
    public void skipped(String schedule, Instant moment, String why) {
        database.change(sql -> sql.update(
                "UPDATE scheduled_run SET phase = ?, detail = ? WHERE schedule = ? AND moment = ?",
                Phase.SKIPPED,
                why,
                schedule,
                moment));
    }

    @Override
    public void release(Instant at) {
        String dead = "FROM scheduled_run WHERE phase = ? AND at < ?";
        boolean any = database.read(sql -> !sql.list("SELECT schedule " + dead, row -> true, Phase.CLAIMED, at)
                .isEmpty());
        if (any) {
            database.change(sql -> sql.update("DELETE " + dead, Phase.CLAIMED, at));
        }
    }

    @Override
    public List<ScheduledRun> recent(String name, int limit) {
        return database.read(sql -> sql.list(
                "SELECT * FROM scheduled_run WHERE database = ? AND phase <> ? ORDER BY moment DESC LIMIT ?",
                SqliteScheduleStore::run,
                name,
                Phase.SEEN,
                limit));
    }

    private static ScheduledRun run(Row row) throws SQLException {
        String operation = row.textOrNull("operation");
        return new ScheduledRun(
                row.text("schedule"),
                row.text("database"),
                row.moment("moment"),
                row.moment("since"),
                row.count("missed"),
                row.moment("at"),
                row.word("phase", Phase.class),
                operation == null ? null : new OperationId(operation),
                row.text("detail"));
    }
}
