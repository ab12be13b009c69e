package dev.belay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.testing.PostgresExtension;
import dev.belay.testing.PostgresServer;
import dev.belay.testing.TestDatabase;
import dev.belay.testing.TestPrograms;
import dev.belay.vault.Manifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a backup keeps of its server's roles, as a real pg_dumpall prints them. */
@ExtendWith(PostgresExtension.class)
class GlobalsIT {
    @TempDir
    private Path folder;

    @Test
    void anOrdinaryRoleGetsThemWithoutAnyPassword(TestDatabase database, PostgresServer server) throws IOException {
        server.superuser(
                "CREATE ROLE globals_team NOLOGIN",
                "ALTER ROLE \"" + database.user() + "\" SET work_mem TO '7MB'",
                "ALTER ROLE \"" + database.user() + "\" SET app.secret_word TO 'hunter2'");
        DrillScene scene = DrillScene.of(database, folder);
        String backup = scene.home().backup();

        Manifest manifest = scene.manifest(backup);

        assertThat(manifest.globals())
                .contains("CREATE ROLE globals_team;", "CREATE ROLE " + database.user(), "SET work_mem TO '7MB'")
                .doesNotContainIgnoringCase("password", "SCRAM-SHA-256", "hunter2");
        assertThat(manifest.warnings())
                .containsExactly("a setting is left out of the globals: its name says that it is a secret");
        for (Path file : TestHome.filesUnder(folder.resolve("backups"))) {
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("SCRAM-SHA-256", "hunter2");
        }
    }

    @Test
    void aServerThatDoesNotTellThemGivesAWarningAndAGoodBackup(TestDatabase database) throws IOException {
        Path programs = Files.createDirectory(folder.resolve("programs"));
        Files.createSymbolicLink(
                programs.resolve("pg_dump"), TestPrograms.newest().program("pg_dump"));
        Path refusing = Files.writeString(
                programs.resolve("pg_dumpall"), "#!/bin/sh\necho 'permission denied for pg_authid' >&2\nexit 1\n");
        Files.setPosixFilePermissions(refusing, PosixFilePermissions.fromString("rwx------"));
        DrillScene scene = DrillScene.of(database, folder);
        TestHome home = scene.home().with("BELAY_PG_BIN", programs.toString());

        Manifest manifest = scene.manifest(home.backup());

        assertThat(manifest.good()).isTrue();
        assertThat(manifest.globals()).isNull();
        assertThat(manifest.warnings())
                .containsExactly("the server's roles, tablespaces and settings are not in this backup:"
                        + " permission denied for pg_authid");
    }
}
