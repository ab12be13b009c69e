package dev.belay.store;

import dev.belay.notify.Delivery;
import dev.belay.notify.Facts.RouteHealth;
import dev.belay.notify.Message;
import dev.belay.notify.NotifySettings.Topic;
import dev.belay.notify.Outbox;
import dev.belay.notify.Severity;
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Messages on their way, in the state file. */
final class SqliteOutbox implements Outbox {
    private static final String WAITING = "delivered IS NULL AND given IS NULL";

    private final StateDatabase database;

    SqliteOutbox(StateDatabase database) {
        this.database = database;
    }

    @Override
    public void add(String route, Message message) {
        database.change(sql -> add(sql, route, message));
    }

    /** Inside a transaction that writes down more than the message. */
    static void add(Sql sql, String route, Message message) throws SQLException {
        Message.Scene scene = message.scene();
        sql.update(
                "INSERT OR IGNORE INTO message (route, id, topic, phase, severity, at, app, machine, database, address,"
                        + " title, text, since, link, attempts, due, error)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, '')",
                route,
                message.id(),
                message.topic(),
                message.phase(),
                message.severity(),
                message.at(),
                scene.app(),
                scene.machine(),
                scene.database(),
                scene.address(),
                message.title(),
                message.text(),
                message.since(),
                Optional.ofNullable(message.link()).map(URI::toString).orElse(null),
                message.at());
    }

    @Override
    public Optional<Delivery> take(String route, Instant now, Instant lease) {
        if (!due(route, now)) {
            return Optional.empty();
        }
        return database.write(sql -> {
            Optional<Delivery> oldest = sql.first(
                    "SELECT * FROM (SELECT * FROM message WHERE route = ? AND " + WAITING
                            + " ORDER BY number LIMIT 1) WHERE due <= ? AND (taken IS NULL OR taken <= ?)",
                    SqliteOutbox::delivery,
                    route,
                    now,
                    now);
            if (oldest.isPresent()) {
                sql.update(
                        "UPDATE message SET taken = ? WHERE number = ?",
                        lease,
                        oldest.get().number());
            }
            return oldest;
        });
    }

    /** Looked at often, so without keeping writers waiting. */
    private boolean due(String route, Instant now) {
        return database.read(sql -> sql.first(
                        "SELECT due FROM message WHERE route = ? AND " + WAITING + " ORDER BY number LIMIT 1",
                        row -> row.moment("due"),
                        route))
                .filter(due -> !due.isAfter(now))
                .isPresent();
    }

    @Override
    public void delivered(Delivery delivery, Instant at) {
        database.change(sql -> {
            sql.update(
                    "UPDATE message SET delivered = ?, attempts = attempts + 1, taken = NULL, error = ''"
                            + " WHERE number = ?",
                    at,
                    delivery.number());
            sql.update(
                    "INSERT OR REPLACE INTO route (name, failures, failing, error, delivered) VALUES (?, 0, NULL, '', ?)",
                    delivery.route(),
                    at);
        });
    }

    @Override
    public void failed(Delivery delivery, Instant at, String why, Instant next) {
        database.change(sql -> {
            sql.update(
                    "UPDATE message SET attempts = attempts + 1, taken = NULL, error = ?, due = ? WHERE number = ?",
                    why,
                    next,
                    delivery.number());
            failing(sql, delivery.route(), at, why);
        });
    }

    @Override
    public void giveUp(Delivery delivery, Instant at, String why) {
        database.change(sql -> {
            sql.update(
                    "UPDATE message SET attempts = attempts + 1, taken = NULL, error = ?, given = ? WHERE number = ?",
                    why,
                    at,
                    delivery.number());
            failing(sql, delivery.route(), at, why);
        });
    }

    private static void failing(Sql sql, String route, Instant at, String why) throws SQLException {
        sql.update(
                "INSERT INTO route (name, failures, failing, error) VALUES (?, 1, ?, ?) ON CONFLICT (name) DO UPDATE"
                        + " SET failures = failures + 1, failing = coalesce(failing, excluded.failing),"
                        + " error = excluded.error",
                route,
                at,
                why);
    }

    @Override
    public void tidy(Set<String> routes, Instant now, Instant until) {
        database.change(sql -> {
            for (String route :
                    sql.list("SELECT DISTINCT route FROM message WHERE " + WAITING, row -> row.text("route"))) {
                if (!routes.contains(route)) {
                    sql.update(
                            "UPDATE message SET given = ?, error = 'the route is no longer configured' WHERE route = ? AND "
                                    + WAITING,
                            now,
                            route);
                }
            }
            sql.update("DELETE FROM message WHERE at < ? AND NOT (" + WAITING + ")", until);
        });
    }

    @Override
    public RouteHealth health(String route) {
        return database.read(sql -> sql.first(
                        "SELECT * FROM route WHERE name = ?",
                        row -> new RouteHealth(
                                route,
                                row.count("failures"),
                                row.momentOrNull("failing"),
                                row.text("error"),
                                row.momentOrNull("delivered")),
                        route))
                .orElseGet(() -> RouteHealth.untried(route));
    }

    @Override
    public List<Delivery> recent(int limit) {
        return database.read(
                sql -> sql.list("SELECT * FROM message ORDER BY number DESC LIMIT ?", SqliteOutbox::delivery, limit));
    }

    @Override
    public boolean knows(String route, String message) {
        return database.read(sql ->
                        sql.first("SELECT 1 FROM message WHERE route = ? AND id = ?", row -> route, route, message))
                .isPresent();
    }

    private static Delivery delivery(Row row) throws SQLException {
        return new Delivery(
                row.number("number"),
                row.text("route"),
                message(row),
                row.count("attempts"),
                row.moment("due"),
                row.momentOrNull("delivered"),
                row.momentOrNull("given"),
                row.text("error"));
    }

    private static Message message(Row row) throws SQLException {
        String link = row.textOrNull("link");
        return new Message(
                row.text("id"),
                row.word("topic", Topic.class),
                row.word("phase", Message.Phase.class),
                row.word("severity", Severity.class),
                row.moment("at"),
                new Message.Scene(row.text("app"), row.text("machine"), row.text("database"), row.text("address")),
                row.text("title"),
                row.text("text"),
                row.momentOrNull("since"),
                link == null ? null : URI.create(link));
    }
}
