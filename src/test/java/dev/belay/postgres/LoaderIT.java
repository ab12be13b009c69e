package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.operation.CancelSignal;
import dev.belay.testing.PostgresExtension;
import dev.belay.testing.TestDatabase;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(PostgresExtension.class)
class LoaderIT {
    private static final String HEAD = """
            --
            -- PostgreSQL database dump
            --
            SET client_encoding = 'UTF8';
            """;
    private static final String TAIL = """

            --
            -- PostgreSQL database dump complete
            --
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\! touch /tmp/never",
                "\\connect postgres",
                "\\i /etc/passwd",
                "\\copy t from program 'id'",
                "\\unrestrict a`id`",
                "COPY t FROM PROGRAM 'id';",
                "COPY t FROM '/etc/passwd';",
                "COPY t TO '/tmp/never';",
                "ALTER SYSTEM SET work_mem = 1;"
            })
    void whatADumpHasNoBusinessToContainIsRefusedWithItsLine(String line, TestDatabase database) throws Exception {
        BelayException e = refused(database, HEAD + "CREATE TABLE t (a text);\n" + line + "\n" + TAIL);

        assertThat(e.code()).isEqualTo(ErrorCode.RESTORE_FAILED);
        assertThat(e.sentence()).startsWith("line 6 of dump.sql holds what Belay does not execute: ");
        assertThat(e.hint()).contains("the live database is unchanged");
    }

    @Test
    void aDumpThatMakesItsOwnDatabaseIsLoadedIntoTheScratchOneAlone(TestDatabase database) throws Exception {
        database.execute("CREATE TABLE t AS SELECT 1 AS a");
        Guard guard = Guard.of(database, folder);
        String scratch = database.name() + "_scratch";
        Path file = Files.writeString(folder.resolve("dump.sql"), database.dump("--create", "--clean", "--if-exists"));

        guard.load(scratch, file);

        assertThat(guard.named(scratch).dump()).isEqualTo(database.dump());
        guard.engine().drop(scratch);
    }

    @Test
    void theStatementThatFailsIsNamedWithItsLineAndTheServersWords(TestDatabase database) throws Exception {
        BelayException e = refused(database, HEAD + "CREATE TABLE\n  t (a no_such_type,\n b int);\n" + TAIL);

        assertThat(e.sentence())
                .isEqualTo("line 5 of dump.sql, CREATE TABLE t (a no_such_type, b int):"
                        + " type \"no_such_type\" does not exist");
    }

    @Test
    void aRowThatTheServerRefusesIsNamed(TestDatabase database) throws Exception {
        BelayException e =
                refused(database, HEAD + "CREATE TABLE t (a int);\nCOPY t (a) FROM stdin;\n1\nno number\n\\.\n" + TAIL);

        assertThat(e.sentence()).contains("COPY t (a) FROM stdin").contains("\"no number\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE t (a int);\nCOPY t (a) FROM stdin;\n1\n2\n",
                "CREATE TABLE t (a int);\n",
                "CREATE TABLE t (a "
            })
    void aFileThatIsCutIsRefused(String text, TestDatabase database) throws Exception {
        BelayException e = refused(database, HEAD + text);

        assertThat(e.code()).isEqualTo(ErrorCode.DAMAGED_BACKUP);
        assertThat(e.sentence()).startsWith("the file dump.sql ");
    }

    @Test
    void whatDependsOnTheTimeZoneIsFilledInThatOfTheDatabase(TestDatabase database) throws Exception {
        String zone = "Pacific/Kiritimati";
        database.execute(
                "ALTER DATABASE " + database.name() + " SET TimeZone TO '" + zone + "'",
                "CREATE MATERIALIZED VIEW zoned AS SELECT current_setting('TimeZone') AS zone,"
                        + " '2026-01-01 12:00+00'::timestamptz::date AS day");
        Guard guard = Guard.of(database, folder);
        String scratch = database.name() + "_scratch";

        guard.load(scratch, Files.writeString(folder.resolve("dump.sql"), database.dump()));

        assertThat(guard.named(scratch).column("SELECT zone || ' ' || day FROM zoned"))
                .containsExactly(zone + " 2026-01-02");
        guard.engine().drop(scratch);
    }

    @Test
    void aMissingRoleIsNamed(TestDatabase database) throws Exception {
        BelayException e =
                refused(database, HEAD + "CREATE TABLE t ();\nALTER TABLE t OWNER TO somebody_gone;\n" + TAIL);

        assertThat(e.sentence()).contains("somebody_gone");
        assertThat(e.hint()).contains("create what is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"COPY", "statement"})
    void aCancelEndsTheLoadAndLeavesNoSession(String during, TestDatabase database) throws Exception {
        Guard guard = Guard.of(database, folder);
        String scratch = database.name() + "_scratch";
        guard.engine().create(scratch);
        CancelSignal cancel = new CancelSignal();
        String sql = "COPY".equals(during)
                ? "COPY t (a) FROM stdin;\n" + "1234567\n".repeat(2_000_000) + "\\.\n"
                : "SELECT pg_sleep(600);\n";
        Path file = Files.writeString(folder.resolve("dump.sql"), HEAD + "CREATE TABLE t (a int);\n" + sql + TAIL);
        Thread canceller = Thread.ofVirtual().unstarted(() -> {
            while (database.number("SELECT count(*) FROM pg_stat_activity WHERE datname = '" + scratch
                            + "' AND state = 'active' AND query ~ '^(COPY|SELECT pg_sleep)'")
                    == 0) {
                Thread.onSpinWait();
            }
            cancel.raise();
        });

        BelayException e;
        try (FileChannel channel = FileChannel.open(file)) {
            canceller.start();
            e = catchThrowableOfType(
                    BelayException.class,
                    () -> guard.engine().load(scratch, channel, Path.of("dump.sql"), Quiet.WATCH, cancel));
        }

        assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED);
        assertThat(database.number("SELECT count(*) FROM pg_stat_activity WHERE datname = '" + scratch + "'"))
                .isZero();
        guard.engine().drop(scratch);
        canceller.join();
    }

    @Test
    void progressIsToldWhileItGrows(TestDatabase database) throws Exception {
        Guard guard = Guard.of(database, folder);
        String scratch = database.name() + "_scratch";
        guard.engine().create(scratch);
        Path file = Files.writeString(
                folder.resolve("dump.sql"),
                HEAD + "CREATE TABLE t (a int);\nCOPY t (a) FROM stdin;\n" + "1234567\n".repeat(500_000) + "\\.\n"
                        + TAIL);
        List<Long> bytes = new ArrayList<>();
        List<String> now = new ArrayList<>();

        try (FileChannel channel = FileChannel.open(file)) {
            guard.engine()
                    .load(
                            scratch,
                            channel,
                            file,
                            (what, tables, rows, plainBytes) -> {
                                bytes.add(plainBytes);
                                now.add(what);
                            },
                            Quiet.neverCancelled());
        }

        assertThat(bytes).isSorted().hasSizeGreaterThan(4);
        assertThat(now).contains("public.t");
    }

    private BelayException refused(TestDatabase database, String dump) throws Exception {
        Path file = Files.writeString(folder.resolve("dump.sql"), dump);
        Guard guard = Guard.of(database, folder);
        String scratch = database.name() + "_scratch";
        BelayException e = catchThrowableOfType(BelayException.class, () -> guard.load(scratch, file));
        assertThat(database.number("SELECT count(*) FROM pg_stat_activity WHERE datname = '" + scratch
                        + "' AND application_name <> 'belay:load'"))
                .isZero();
        guard.engine().drop(scratch);
        return e;
    }
}
