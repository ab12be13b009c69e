package dev.belay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.backup.BackupRequest;
import dev.belay.backup.BackupResult;
import dev.belay.base.Actor;
import dev.belay.process.Command;
import dev.belay.process.CommandResult;
import dev.belay.process.CommandRunner;
import dev.belay.testing.PostgresExtension;
import dev.belay.testing.TestDatabase;
import dev.belay.testing.TestPrograms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever pg_dump does: no good backup unless all of it came and it said so, and never a job that does not end. */
@ExtendWith(PostgresExtension.class)
@Timeout(180)
class FakeDumpIT {
    private static final Actor CRON = new Actor("cron", Actor.Channel.SHELL);
    private static final int SEEDS = Boolean.getBoolean("belay.torture") ? 400 : 25;
    private static final int[] CODES = {1, 2, 3, 77, 126, 127, 137, 143, 255};

    private final TestDatabase database;
    private final Path folder;
    private final Path plan;
    private final TestHome home;
    private final byte[] whole;

    FakeDumpIT(TestDatabase database, @TempDir Path folder) throws IOException {
        this.database = database;
        this.folder = folder;
        this.plan = folder.resolve("plan");
        database.execute(
                "CREATE TABLE income (id int PRIMARY KEY, who text)",
                "INSERT INTO income SELECT n, repeat('x', 500) FROM generate_series(1, 2000) n");
        this.whole = dump();
        Files.write(folder.resolve("whole.sql"), whole);
        this.home = TestHome.guarding(database, folder)
                .with("BELAY_PG_BIN", programs().toString());
        Files.writeString(folder.resolve("belay.yml"), "version: 1\nbackup: { stall: 2s, deadline: 8s }\n");
    }

    static IntStream seeds() {
        return IntStream.range(0, SEEDS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void someBytesAndAnyExitCodeNeverMakeAGoodBackup(int seed) throws IOException {
        Random random = new Random(seed);
        int end = new String(whole, StandardCharsets.UTF_8).indexOf("PostgreSQL database dump complete");
        boolean cut = random.nextBoolean();
        int bytes = cut ? random.nextInt(end) : whole.length;
        int code = cut && random.nextBoolean() ? 0 : CODES[random.nextInt(CODES.length)];
        does("head -c " + bytes + " whole.sql; exit " + code);

        assertFails();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\"',
            value = {
                "hangs at once | exec sleep 600",
                "hangs after a while | head -c 100000 whole.sql; exec sleep 600",
                "waits for a child | head -c 100000 whole.sql; sleep 600; true",
                "leaves a child that holds its output | cat whole.sql; sleep 600 & exit 0",
                "leaves a child that holds its errors | cat whole.sql; sleep 600 >&- & exit 0",
                "writes errors without end | while :; do echo no, no, no >&2; done",
                "cannot be asked to end | trap '' TERM INT HUP; cat whole.sql; while :; do sleep 1; done",
                "goes on without an output | cat whole.sql; exec 1>&-; exec sleep 600",
                "drips past its deadline | while :; do printf 'SELECT 1;'; sleep 1; done",
                "dies by a signal in the middle | head -c 100000 whole.sql; kill -9 $$",
                "dies by a signal at the end | cat whole.sql; kill -15 $$",
                "says nothing | exit 0"
            })
    void whatDoesNotEndWellIsEndedAndLeavesNothing(String name, String script) throws IOException {
        does(script);

        assertFails();
        assertThat(ProcessHandle.current()
                        .descendants()
                        .filter(ProcessHandle::isAlive)
                        .map(FakeDumpIT::line))
                .as(name)
                .noneMatch(line -> line.contains(folder.toString()) || line.contains("sleep 600"));
        assertThat(database.number("SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE 'belay:%'"
                        + " AND application_name NOT LIKE 'belay:lock%'"))
                .isZero();
    }

    @Test
    void theSameProgramThatSendsAllAndSaysSoMakesAGoodBackup() throws IOException {
        does("echo 'a word of warning' >&2; cat whole.sql");

        try (Belay belay = home.belay()) {
            assertThat(belay.backups().take(BackupRequest.manual("default"), CRON, id -> {}))
                    .isInstanceOfSatisfying(
                            BackupResult.Good.class,
                            good -> assertThat(good.manifest().warnings())
                                    .satisfiesExactly(
                                            words -> assertThat(words).isEqualTo("a word of warning"),
                                            // the folder of the fake holds no pg_dumpall
                                            words -> assertThat(words)
                                                    .startsWith("the server's roles, tablespaces and settings")));
        }
    }

    private void assertFails() throws IOException {
        try (Belay belay = home.belay()) {
            BackupResult result = belay.backups().take(BackupRequest.manual("default"), CRON, id -> {});

            assertThat(result)
                    .isInstanceOfSatisfying(
                            BackupResult.Failed.class,
                            failed -> assertThat(failed.sentence()).isNotBlank());
            assertThat(belay.folder().list()).isEmpty();
            assertThat(belay.journal().running()).isEmpty();
        }
        assertThat(TestHome.filesUnder(folder.resolve("backups"))).isEmpty();
    }

    private static String line(ProcessHandle process) {
        return process.info().commandLine().orElse("");
    }

    private void does(String script) throws IOException {
        Files.writeString(plan, "cd " + folder + "\n" + script + "\n");
    }

    private Path programs() throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path program = Files.writeString(bin.resolve("pg_dump"), """
                #!/bin/sh
                if [ "$1" = --version ]; then echo 'pg_dump (PostgreSQL) 99.1'; exit 0; fi
                . %s
                """.formatted(plan));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return bin;
    }

    private byte[] dump() {
        String program = TestPrograms.newest().program("pg_dump").toString();
        Command command = new Command(program, List.of(), Map.copyOf(database.environment()), Duration.ofMinutes(1));
        return switch (new CommandRunner().run(command)) {
            case CommandResult.Exited(int code, String output, String _)
            when code == 0 -> output.getBytes(StandardCharsets.UTF_8);
            case CommandResult failed -> throw new IllegalStateException(failed.errors());
        };
    }
}
