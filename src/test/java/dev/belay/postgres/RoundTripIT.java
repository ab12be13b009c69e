package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.base.Sha256;
import dev.belay.restore.LiveTable;
import dev.belay.restore.RestoreEngine.LoadReport;
import dev.belay.restore.RestoreEngine.LoadedTable;
import dev.belay.testing.PostgresExtension;
import dev.belay.testing.PostgresServer;
import dev.belay.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(PostgresExtension.class)
class RoundTripIT {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"pagila", "hostile"})
    void aDumpThatBelayLoadsGivesTheSameDumpAgain(String fixture, PostgresServer server) throws Exception {
        Guard guard = Guard.of(server.freshDatabase("round " + fixture), folder);
        guard.database().load(fixture(fixture));
        Path file = dumped(guard.database());

        LoadReport report = guard.load("loaded " + fixture, file);

        TestDatabase loaded = guard.named("loaded " + fixture);
        assertThat(loaded.dump()).isEqualTo(guard.database().dump());
        assertThat(report.sha256()).isEqualTo(Sha256.of(Files.readAllBytes(file)));
        assertThat(rows(report.tables())).isEqualTo(counted(guard, "loaded " + fixture));
    }

    @Test
    void whatBelayLoadsIsWhatPsqlLoads(PostgresServer server) throws Exception {
        Guard guard = Guard.of(server.freshDatabase("oracle"), folder);
        guard.load("by belay", fixture("pagila"));
        guard.database().load(fixture("pagila"));

        assertThat(guard.named("by belay").dump()).isEqualTo(guard.database().dump());
    }

    @Test
    void insertsAreExecutedAndCountedToo(PostgresServer server) throws Exception {
        Guard guard = Guard.of(server.freshDatabase("round inserts"), folder);
        guard.database().load(fixture("hostile"));
        Path file = Files.writeString(
                folder.resolve("inserts.sql"), guard.database().dump("--rows-per-insert=3"));

        LoadReport report = guard.load("loaded inserts", file);

        assertThat(guard.named("loaded inserts").dump())
                .isEqualTo(guard.database().dump());
        assertThat(rows(report.tables())).isEqualTo(counted(guard, "loaded inserts"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"EUC_KR", "LATIN1", "SQL_ASCII"})
    void textInOtherEncodingsArrivesAsItWas(String encoding, PostgresServer server) throws Exception {
        String name = "encoded " + encoding;
        TestDatabase owner = server.freshDatabase("owner of " + encoding);
        server.superuser("CREATE DATABASE \"" + name + "\" TEMPLATE template0 ENCODING '" + encoding
                + "' LC_COLLATE 'C' LC_CTYPE 'C' OWNER \"" + owner.user() + "\"");
        TestDatabase database = owner.named(name);
        String text = "EUC_KR".equals(encoding) ? "십일조" : "SQL_ASCII".equals(encoding) ? "십일조" : "café";
        database.execute(
                "CREATE TABLE note (\"" + text + "\" text DEFAULT '" + text + "')",
                "INSERT INTO note VALUES ('" + text + "')");
        Guard guard = Guard.of(database, folder);
        byte[] dumped = guard.dump();

        guard.load("loaded " + encoding, Files.write(folder.resolve("encoded.sql"), dumped));

        Guard loaded = Guard.of(guard.named("loaded " + encoding), folder);
        assertThat(loaded.dump()).isEqualTo(dumped);
    }

    private static Map<String, Long> counted(Guard guard, String database) {
        return guard.engine().count(database, Quiet.neverCancelled()).tables().stream()
                .filter(table -> table.rows() == null || table.rows() > 0)
                .collect(Collectors.toMap(table -> table.schema() + "." + table.name(), RoundTripIT::rows));
    }

    private static long rows(LiveTable table) {
        Long rows = table.rows();
        assertThat(rows).as(table.toString()).isNotNull();
        return rows == null ? -1 : rows;
    }

    private static Map<String, Long> rows(List<LoadedTable> tables) {
        return tables.stream()
                .filter(table -> table.rows() > 0)
                .collect(Collectors.toMap(table -> table.schema() + "." + table.name(), LoadedTable::rows));
    }

    private Path dumped(TestDatabase database) throws Exception {
        return Files.writeString(folder.resolve("dump.sql"), database.dump());
    }

    private static Path fixture(String name) {
        return Path.of("src", "test", "resources", "dumps", name + ".sql").toAbsolutePath();
    }
}
