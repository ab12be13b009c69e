package dev.belay.store;

import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.operation.Journal;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationId;
import dev.belay.operation.OperationKind;
import dev.belay.operation.Progress;
import dev.belay.operation.Step;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The journal in the state file. */
final class SqliteJournal implements Journal {
    private static final String OPERATIONS = "SELECT * FROM operation LEFT JOIN operation_progress ON operation = id ";

    private final StateDatabase database;

    SqliteJournal(StateDatabase database) {
        this.database = database;
    }

    @Override
    public void open(Operation operation, String detail) {
        database.change(sql -> {
            sql.update(
                    "INSERT INTO operation (id, kind, database, phase, actor, channel, began)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                    operation.id().value(),
                    operation.kind(),
                    operation.database(),
                    operation.phase(),
                    operation.actor().name(),
                    operation.actor().channel(),
                    operation.began());
            addFacts(sql, operation.id(), operation.facts());
            addStep(sql, operation.id(), operation.phase(), operation.began(), operation.actor(), detail);
        });
    }

    @Override
    public boolean advance(OperationId id, String from, Step step, Map<String, String> facts) {
        return database.write(sql -> {
            int moved = sql.update(
                    "UPDATE operation SET phase = ? WHERE id = ? AND phase = ? AND ended IS NULL",
                    step.phase(),
                    id.value(),
                    from);
            if (moved == 1) {
                sql.update("DELETE FROM operation_progress WHERE operation = ?", id.value());
                addFacts(sql, id, facts);
                addStep(sql, id, step.phase(), step.at(), step.actor(), step.detail());
            }
            return moved == 1;
        });
    }

    @Override
    public void note(OperationId id, Map<String, String> facts) {
        database.change(sql -> {
            requireOperation(sql, id);
            addFacts(sql, id, facts);
        });
    }

    @Override
    public void progress(OperationId id, Progress progress) {
        database.change(sql -> sql.update(
                "INSERT OR REPLACE INTO operation_progress SELECT id, ?, ?, ?, ?, ?, ?, ? FROM operation"
                        + " WHERE id = ? AND ended IS NULL",
                progress.tables(),
                progress.tablesExpected(),
                progress.rows(),
                progress.bytes(),
                progress.bytesExpected(),
                progress.elapsed().toMillis(),
                progress.now(),
                id.value()));
    }

    @Override
    public void end(OperationId id, Instant at) {
        database.change(sql -> {
            requireOperation(sql, id);
            sql.update("UPDATE operation SET ended = ? WHERE id = ? AND ended IS NULL", at, id.value());
        });
    }

    @Override
    public Optional<Operation> find(OperationId id) {
        return operations("WHERE id = ?", id.value()).stream().findFirst();
    }

    @Override
    public List<Operation> running() {
        return operations("WHERE ended IS NULL ORDER BY number");
    }

    @Override
    public List<Operation> recent(int limit) {
        return operations("ORDER BY number DESC LIMIT ?", limit);
    }

    @Override
    public List<Operation> recent(Set<OperationKind> kinds, int limit) {
        List<Object> values = new ArrayList<>(kinds);
        values.add(limit);
        return operations(
                "WHERE kind IN (" + places(kinds.size()) + ") ORDER BY number DESC LIMIT ?", values.toArray());
    }

    @Override
    public Optional<Operation> newest(OperationKind kind, String name, Set<String> phases) {
        List<Object> values = new ArrayList<>(List.of(kind, name));
        values.addAll(phases);
        return operations(
                        "WHERE kind = ? AND database = ? AND phase IN (" + places(phases.size())
                                + ") ORDER BY number DESC LIMIT 1",
                        values.toArray())
                .stream()
                .findFirst();
    }

    @Override
    public List<Tally> tallies() {
        return database.read(sql -> sql.list(
                "SELECT kind, database, phase, count(*) AS many FROM operation GROUP BY kind, database, phase"
                        + " ORDER BY kind, database, phase",
                row -> new Tally(
                        row.word("kind", OperationKind.class),
                        row.text("database"),
                        row.text("phase"),
                        row.number("many"))));
    }

    @Override
    public List<Step> steps(OperationId id) {
        return database.read(sql -> sql.list(
                "SELECT * FROM operation_step WHERE operation = ? ORDER BY number",
                row -> new Step(id, row.text("phase"), row.moment("at"), row.actor(), row.text("detail")),
                id.value()));
    }

    private static String places(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    private List<Operation> operations(String which, Object... values) {
        return database.read(sql -> sql.list(OPERATIONS + which, row -> operation(sql, row), values));
    }

    private static Operation operation(Sql sql, Row row) throws SQLException {
        OperationId id = new OperationId(row.text("id"));
        return new Operation(
                id,
                row.word("kind", OperationKind.class),
                row.text("database"),
                row.text("phase"),
                row.actor(),
                row.moment("began"),
                facts(sql, id),
                row.textOrNull("operation") == null ? null : progress(row),
                row.momentOrNull("ended"));
    }

    private static Progress progress(Row row) throws SQLException {
        return new Progress(
                row.count("tables"),
                row.count("tables_expected"),
                row.number("rows"),
                row.number("bytes"),
                row.number("bytes_expected"),
                Duration.ofMillis(row.number("elapsed_millis")),
                row.textOrNull("now"));
    }

    private static Map<String, String> facts(Sql sql, OperationId id) throws SQLException {
        Map<String, String> facts = new HashMap<>();
        for (Map.Entry<String, String> fact : sql.list(
                "SELECT name, value FROM operation_fact WHERE operation = ?",
                row -> Map.entry(row.text("name"), row.text("value")),
                id.value())) {
            facts.put(fact.getKey(), fact.getValue());
        }
        return facts;
    }

    private static void addFacts(Sql sql, OperationId id, Map<String, String> facts) throws SQLException {
        for (Map.Entry<String, String> fact : facts.entrySet()) {
            sql.update(
                    "INSERT OR REPLACE INTO operation_fact (operation, name, value) VALUES (?, ?, ?)",
                    id.value(),
                    fact.getKey(),
                    fact.getValue());
        }
    }

    private static void addStep(Sql sql, OperationId id, String phase, Instant at, Actor actor, String detail)
            throws SQLException {
        sql.update(
                "INSERT INTO operation_step (operation, phase, at, actor, channel, detail) VALUES (?, ?, ?, ?, ?, ?)",
                id.value(),
                phase,
                at,
                actor.name(),
                actor.channel(),
                detail);
    }

    private static void requireOperation(Sql sql, OperationId id) throws SQLException {
        if (sql.first("SELECT 1 FROM operation WHERE id = ?", row -> id, id.value())
                .isEmpty()) {
            throw new BelayException(ErrorCode.NOT_FOUND, "no operation is called " + id, "");
        }
    }
}
