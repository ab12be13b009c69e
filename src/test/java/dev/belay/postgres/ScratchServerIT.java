package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Sha256;
import dev.belay.operation.OperationId;
import dev.belay.process.CommandRunner;
import dev.belay.restore.DrillSettings;
import dev.belay.restore.RestoreEngine.CheckReport;
import dev.belay.testing.Refusals;
import dev.belay.testing.TestPrograms;
import dev.belay.vault.BackupId;
import dev.belay.vault.Contents;
import dev.belay.vault.DatabaseSettings;
import dev.belay.vault.Extension;
import dev.belay.vault.Manifest;
import dev.belay.vault.Reason;
import dev.belay.vault.Source;
import dev.belay.vault.Tables;
import dev.belay.vault.Taken;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScratchServerIT {
    private static final Path PAGILA = Path.of("src", "test", "resources", "dumps", "pagila.sql");
    private static final OperationId DRILL = new OperationId("abcdefgh");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {15, 17, 18})
    void aServerOfTheBackupsOwnMajorTakesItAndIsGoneAfterwards(int major) throws Exception {
        Path programs = major == 15
                ? TestPrograms.newest().bin()
                : TestPrograms.serverOf(major).bin();
        ScratchServers servers = servers(programs);
        CheckReport report;
        try (ScratchServer server = servers.start(DRILL, manifest(major, 1, "plpgsql"));
                FileChannel file = FileChannel.open(PAGILA)) {
            assertThat(server.place()).startsWith("a scratch server of PostgreSQL " + major + ".");
            server.load(file, PAGILA, Quiet.WATCH, Quiet.neverCancelled());
            report = server.check(Quiet.neverCancelled());
        }

        assertThat(report.problems()).isEmpty();
        assertThat(report.counts().tables())
                .filteredOn(table -> table.name().equals("film"))
                .singleElement()
                .extracting(table -> table.rows())
                .isEqualTo(1000L);
        assertThat(servers.sweep(_ -> false)).isEmpty();
    }

    @Test
    void whatIsNotAtHandIsSaidBeforeAnythingIsStarted() throws Exception {
        ScratchServers servers = servers(TestPrograms.newest().bin());

        BelayException major =
                Refusals.refusal(ErrorCode.USAGE, () -> servers.start(DRILL, manifest(11, 1, "plpgsql")));
        assertThat(major.sentence()).contains("PostgreSQL 11");
        assertThat(major.hint()).contains("install postgresql-11", "drill.on: guarded-server");
        BelayException disk =
                Refusals.refusal(ErrorCode.USAGE, () -> servers.start(DRILL, manifest(15, 1L << 50, "plpgsql")));
        assertThat(disk.sentence()).startsWith("a drill of this backup takes about ");
        BelayException extension =
                Refusals.refusal(ErrorCode.USAGE, () -> servers.start(DRILL, manifest(15, 1, "no_such_extension")));
        assertThat(extension.sentence()).endsWith("does not have: no_such_extension");
        assertThat(servers.sweep(_ -> false)).isEmpty();
    }

    private ScratchServers servers(Path programs) throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        DrillSettings settings =
                new DrillSettings(DrillSettings.Rhythm.WEEKLY, DrillSettings.Ground.SCRATCH_SERVER, false, folder);
        return new ScratchServers(programs, folder.resolve("run"), settings, new CommandRunner());
    }

    private static Manifest manifest(int major, long bytes, String extension) {
        Instant now = Instant.EPOCH;
        return new Manifest(
                Manifest.FORMAT,
                new BackupId("pagila"),
                "pagila",
                new Source(
                        "pagila", "7", 1, major + ".1", major + ".1", "UTF8", "ko_KR.UTF-8", "C.UTF-8", "libc", bytes),
                new Taken(now, now, "UTC", Reason.MANUAL, "minji", null, null, null, null, null),
                new Contents(
                        1,
                        1,
                        Sha256.of("x"),
                        Tables.of(List.of()),
                        0,
                        0,
                        List.of(new Extension(extension, "1.0")),
                        List.of("postgres", "an \"odd\" role"),
                        List.of()),
                new DatabaseSettings("owner of it", "pg_default", List.of(), Map.of(), null, -1, null),
                false,
                List.of(),
                List.of(),
                "CREATE TABLESPACE fast OWNER postgres LOCATION '/mnt/fast';\nCREATE TABLESPACE \"two words\" OWNER x LOCATION"
                        + " '/y';\n",
                List.of(),
                null,
                List.of());
    }
}
