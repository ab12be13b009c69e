package dev.belay.store;

import dev.belay.notify.AlarmStore;
import dev.belay.notify.Changes;
import dev.belay.notify.Facts.DiskSample;
import dev.belay.notify.Facts.Jump;
import dev.belay.notify.Standing;
import dev.belay.notify.Trouble;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Troubles in the state file. */
final class SqliteAlarmStore implements AlarmStore {
    private static final String STANDING = "SELECT * FROM alarm WHERE ended IS NULL ORDER BY number";

    private final StateDatabase database;

    SqliteAlarmStore(StateDatabase database) {
        this.database = database;
    }

    @Override
    public void update(Function<List<Standing>, Decision> decide) {
        database.change(sql -> {
            Decision decision = decide.apply(sql.list(STANDING, SqliteAlarmStore::standing));
            for (Standing raised : decision.changes().raised()) {
                insert(sql, raised);
            }
            change(sql, decision.changes());
            for (Outgoing outgoing : decision.messages()) {
                SqliteOutbox.add(sql, outgoing.route(), outgoing.message());
            }
        });
    }

    private static void change(Sql sql, Changes changes) throws SQLException {
        for (Standing reminded : changes.reminded()) {
            know(sql, reminded);
        }
        for (Standing refreshed : changes.refreshed()) {
            know(sql, refreshed);
        }
        for (Standing ended : changes.ended()) {
            end(sql, ended);
        }
        for (Standing dropped : changes.dropped()) {
            end(sql, dropped);
        }
    }

    private static void insert(Sql sql, Standing standing) throws SQLException {
        Trouble trouble = standing.trouble();
        sql.update(
                "INSERT INTO alarm (key, kind, database, about, since, at, text, hint, raised, told)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                trouble.key(),
                trouble.kind(),
                trouble.database(),
                trouble.about(),
                trouble.since(),
                trouble.at(),
                trouble.text(),
                trouble.hint(),
                standing.raised(),
                standing.told());
    }

    private static void know(Sql sql, Standing standing) throws SQLException {
        Trouble trouble = standing.trouble();
        sql.update(
                "UPDATE alarm SET told = ?, at = ?, text = ?, hint = ? WHERE key = ? AND ended IS NULL",
                standing.told(),
                trouble.at(),
                trouble.text(),
                trouble.hint(),
                trouble.key());
    }

    private static void end(Sql sql, Standing standing) throws SQLException {
        sql.update(
                "UPDATE alarm SET ended = ? WHERE key = ? AND ended IS NULL",
                standing.ended(),
                standing.trouble().key());
    }

    @Override
    public List<Standing> standing() {
        return database.read(sql -> sql.list(STANDING, SqliteAlarmStore::standing));
    }

    @Override
    public List<Standing> past(int limit) {
        return database.read(sql -> sql.list(
                "SELECT * FROM alarm WHERE ended IS NOT NULL ORDER BY ended DESC, number DESC LIMIT ?",
                SqliteAlarmStore::standing,
                limit));
    }

    @Override
    public void forget(Instant until) {
        database.change(sql -> sql.update("DELETE FROM alarm WHERE ended < ?", until));
    }

    @Override
    public Instant watched(String name, Instant now) {
        Optional<Instant> known = database.read(sql -> since(sql, name));
        return known.orElseGet(() -> database.write(sql -> {
            sql.update("INSERT OR IGNORE INTO watched (database, since) VALUES (?, ?)", name, now);
            return since(sql, name).orElse(now);
        }));
    }

    private static Optional<Instant> since(Sql sql, String name) throws SQLException {
        return sql.first("SELECT since FROM watched WHERE database = ?", row -> row.moment("since"), name);
    }

    @Override
    public Optional<Instant> lastTick() {
        return database.read(
                sql -> sql.first("SELECT tick FROM clock WHERE tick IS NOT NULL", row -> row.moment("tick")));
    }

    @Override
    public void tick(Instant now) {
        database.change(sql -> sql.update(
                "INSERT INTO clock (one, tick) VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET tick = excluded.tick",
                now));
    }

    @Override
    public Optional<Jump> jump() {
        return database.read(sql -> sql.first(
                "SELECT noticed, millis FROM clock WHERE noticed IS NOT NULL",
                row -> new Jump(row.moment("noticed"), Duration.ofMillis(row.number("millis")))));
    }

    @Override
    public void jumped(Jump jump) {
        database.change(sql -> sql.update(
                "INSERT INTO clock (one, noticed, millis) VALUES (1, ?, ?) ON CONFLICT (one) DO UPDATE"
                        + " SET noticed = excluded.noticed, millis = excluded.millis",
                jump.noticed(),
                jump.by().toMillis()));
    }

    @Override
    public void sample(DiskSample sample, Instant until) {
        database.change(sql -> {
            sql.update(
                    "INSERT OR IGNORE INTO disk (day, at, free, used) VALUES (?, ?, ?, ?)",
                    sample.at().atZone(ZoneOffset.UTC).toLocalDate().toString(),
                    sample.at(),
                    sample.free(),
                    sample.used());
            sql.update("DELETE FROM disk WHERE at < ?", until);
        });
    }

    @Override
    public List<DiskSample> samples() {
        return database.read(sql -> sql.list(
                "SELECT * FROM disk ORDER BY at",
                row -> new DiskSample(row.moment("at"), row.number("free"), row.number("used"))));
    }

    private static Standing standing(Row row) throws SQLException {
        return new Standing(
                new Trouble(
                        row.word("kind", Trouble.Kind.class),
                        row.text("database"),
                        row.text("about"),
                        row.moment("since"),
                        row.momentOrNull("at"),
                        row.text("text"),
                        row.text("hint")),
                row.moment("raised"),
                row.moment("told"),
                row.momentOrNull("ended"));
    }
}
