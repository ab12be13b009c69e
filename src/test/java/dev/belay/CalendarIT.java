package dev.belay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.belay.cli.Console;
import dev.belay.cli.Desk;
import dev.belay.config.Environment;
import dev.belay.operation.Operation;
import dev.belay.testing.MutableClock;
import dev.belay.testing.PostgresExtension;
import dev.belay.testing.TestDatabase;
import dev.belay.vault.Manifest;
import dev.belay.vault.Reason;
import dev.belay.vault.StoredBackup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What happens by itself, with a real console and a real PostgreSQL. */
@ExtendWith(PostgresExtension.class)
class CalendarIT {
    private final TestDatabase database;
    private final Path folder;
    private final TestHome home;

    CalendarIT(TestDatabase database, @TempDir Path folder) {
        this.database = database;
        this.folder = folder;
        this.home = TestHome.guarding(database, folder).with("BELAY_PORT", "0");
    }

    @BeforeEach
    void fill() {
        database.execute("CREATE TABLE income (id int)", "INSERT INTO income SELECT generate_series(1, 414)");
    }

    private void calendar(String yaml) throws IOException {
        Files.writeString(folder.resolve("belay.yml"), yaml);
    }

    @Test
    void aConsoleTakesWhatIsDueAndFollowsTheFile() throws Exception {
        calendar("schedules: [{ cron: \"* * * * *\" }]\n");
        MutableClock clock = MutableClock.at("2026-02-22T14:00:30Z");
        try (Belay belay = new Belay(new Environment(home.variables(), folder, ZoneOffset.UTC), clock);
                Console console = belay.serve()) {
            assertThat(console.address()).isNotNull();
            awaitSeen("scheduled_run");
            clock.advance(Duration.ofMinutes(1));
            Manifest scheduled = await(belay, Reason.SCHEDULE);
            assertThat(scheduled.taken().actor()).isEqualTo("belay");
            assertThat(scheduled.contents().rows()).isEqualTo(414);

            calendar("closes: [{ period: week, at: \"03:00\", keep: 10y }]\n");
            awaitSeen("close_plan");
            clock.advance(Duration.ofHours(14));
            Manifest close = await(belay, Reason.CLOSE);
            assertThat(close.taken().period()).isEqualTo("2026-W08");
            assertThat(close.pinned()).isTrue();
            assertThat(close.taken().keepUntil())
                    .isEqualTo(close.taken()
                            .began()
                            .atZone(ZoneOffset.UTC)
                            .plusYears(10)
                            .toInstant());
        }
    }

    @Test
    void aCloseByCommandIsDoneOnceAndAnsweredAgain() {
        LocalDate day = LocalDate.now(Clock.system(ZoneId.of("UTC"))).minusYears(1);
        String period = String.valueOf(day.getYear());

        JsonNode first = home.done("backup", "--reason", "close", "--period", period, "--json")
                .document();
        JsonNode second = home.done("backup", "--reason", "close", "--period", period, "--json")
                .document();
        Desk.Run unnamed = home.run("backup", "--reason", "close");
        Desk.Run early = home.run("backup", "--reason", "close", "--period", (day.getYear() + 3) + "");

        assertThat(second).isEqualTo(first);
        JsonNode backups = home.done("backups", "--json").document().path("backups");
        assertThat(backups).hasSize(1);
        assertThat(backups.path(0).path("pinned").asBoolean()).isTrue();
        assertThat(backups.path(0).path("period").asText()).isEqualTo(period);
        assertThat(unnamed.code()).isEqualTo(2);
        assertThat(unnamed.err()).contains("a close names the period that it closes");
        assertThat(early.code()).isEqualTo(2);
        assertThat(early.err()).contains("cannot be closed yet");
    }

    @Test
    void theDoctorTellsTheCalendarInForceAndEveryProblemOfIt() throws IOException {
        calendar("schedules: [{ cron: \"0 2 * * *\", drill: weekly }]\ncloses: [{ period: month }]\n");
        assertThat(home.done("doctor", "--config").out())
                .contains("0 2 * * *, drill weekly")
                .contains("month at 03:00 of the day after, kept 7y");

        calendar("schedules: [{ cron: \"0 25 * * *\" }]\n");
        Desk.Run run = home.run("doctor", "--config");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("belay.yml line 1: the hour '25' is not one of 0 to 23");
    }

    private static Manifest await(Belay belay, Reason reason) {
        while (true) {
            Optional<Manifest> found = good(belay).stream()
                    .filter(manifest -> manifest.taken().reason() == reason)
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            assertThat(belay.journal().recent(20)).extracting(Operation::phase).doesNotContain("FAILED");
            Thread.onSpinWait();
        }
    }

    private static List<Manifest> good(Belay belay) {
        return belay.folder().list().stream()
                .filter(StoredBackup.Known.class::isInstance)
                .map(stored -> ((StoredBackup.Known) stored).manifest())
                .filter(Manifest::good)
                .toList();
    }

    /** Waits until the console saw what the file says: from then on it counts. */
    private void awaitSeen(String table) throws SQLException {
        while (rows(table) == 0) {
            Thread.onSpinWait();
        }
    }

    private int rows(String table) throws SQLException {
        String state = "jdbc:sqlite:" + folder.resolve("home").resolve("state.db");
        try (Connection connection = DriverManager.getConnection(state);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
            return rows.getInt(1);
        }
    }
}
