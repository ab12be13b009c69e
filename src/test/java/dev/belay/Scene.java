package dev.belay;

import dev.belay.audit.AuditEntry;
import dev.belay.audit.ChainResult;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationKind;
import dev.belay.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A database that was backed up and then changed, and the Belay that guards it.
 *
 * @param backup its id
 * @param saved what pg_dump said when the backup was taken
 * @param before what it says since
 */
record Scene(TestHome home, TestDatabase live, Path password, String backup, String saved, String before) {
    private static final String OURS = " FROM pg_stat_activity WHERE usename = '%s' AND application_name LIKE '%s'";

    static Scene of(TestDatabase database, Path folder) throws IOException {
        database.execute(
                "CREATE TABLE account (id serial PRIMARY KEY, name text NOT NULL)",
                "CREATE TABLE entry (id bigserial PRIMARY KEY, account int REFERENCES account, note text NOT NULL)",
                "CREATE INDEX ON entry (account)",
                "INSERT INTO account (name) SELECT '십일조 ' || n FROM generate_series(1, 50) n",
                "INSERT INTO entry (account, note) SELECT 1 + n % 50, (SELECT string_agg(md5(n * 40 + m || ''), '')"
                        + " FROM generate_series(1, 32) m) FROM generate_series(1, 20000) n",
                "SELECT lo_from_bytea(0, '\\x00ff')");
        TestHome home = TestHome.guarding(database, folder);
        Path password = home.admin();
        String backup = home.backup();
        String saved = database.dump();
        database.execute("DELETE FROM entry WHERE id > 100", "INSERT INTO account (name) VALUES ('later')");
        return new Scene(home, database, password, backup, saved, database.dump());
    }

    /** Kills a restore that stands still at {@code stop}. */
    void killRestore(Stop stop) throws IOException, InterruptedException {
        try (KilledBelay belay = restore(stop, "0s")) {
            belay.awaitLine(stop.line()).kill();
        }
    }

    /** Starts a restore in a process of its own. */
    KilledBelay restore(Stop stop, String cooldown) throws IOException {
        return KilledBelay.start(
                home, stop, "restore", backup, "--cooldown", cooldown, "--password-file", password.toString());
    }

    /** What the next process says that it finished or reverted. */
    List<String> recover() {
        return ask(Belay::recover);
    }

    Operation last(OperationKind kind) {
        return ask(belay -> belay.journal().recent(10).stream()
                .filter(operation -> operation.kind() == kind)
                .findFirst()
                .orElseThrow());
    }

    List<Operation> running() {
        return ask(belay -> belay.journal().running());
    }

    ChainResult chain() {
        return ask(belay -> belay.audit().verify());
    }

    List<AuditEntry> audit() {
        return ask(belay -> belay.audit().newest("", 100));
    }

    /** Who did what, and how it ended. */
    List<String> told() {
        return audit().stream()
                .map(entry -> entry.actor().name() + " " + entry.act() + " " + entry.outcome())
                .toList();
    }

    /** The states of the backups by their ids. */
    Map<String, String> backups() {
        Map<String, String> states = new LinkedHashMap<>();
        home.done("backups", "--json")
                .document()
                .path("backups")
                .forEach(item ->
                        states.put(item.path("id").asText(), item.path("state").asText()));
        return states;
    }

    /** The databases of the server that were made beside the live one. */
    List<String> neighbours() {
        return maintenance()
                .column("SELECT datname FROM pg_database WHERE starts_with(datname, '" + live.name() + "_')");
    }

    boolean liveIsOpen() {
        return maintenance().number("SELECT datallowconn::int FROM pg_database WHERE datname = '" + live.name() + "'")
                == 1;
    }

    /** Waits until a session that is called like {@code session} waits for a lock. */
    void awaitBlocked(String session) {
        String blocked = "SELECT count(*)" + OURS.formatted(live.user(), session) + " AND wait_event_type = 'Lock'";
        while (maintenance().number(blocked) == 0) {
            Thread.onSpinWait();
        }
    }

    /** Waits until the server has seen that nobody is there any more. */
    void awaitNoSession() {
        while (maintenance().number("SELECT count(*)" + OURS.formatted(live.user(), "belay%")) > 0) {
            Thread.onSpinWait();
        }
    }

    /** Waits until a half-written backup has something in it. */
    void awaitPartial() throws IOException {
        boolean grown = false;
        while (!grown) {
            for (Path file : TestHome.filesUnder(home.folder().resolve("backups"))) {
                grown |= file.toString().endsWith(".partial") && Files.size(file) > 0;
            }
        }
    }

    private TestDatabase maintenance() {
        return live.named("postgres");
    }

    private <T> T ask(Function<Belay, T> question) {
        try (Belay belay = home.belay()) {
            return question.apply(belay);
        }
    }
}
