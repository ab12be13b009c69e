package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.testing.PostgresExtension;
import dev.belay.testing.PostgresServer;
import dev.belay.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(PostgresExtension.class)
class RightsCheckIT {
    @TempDir
    Path folder;

    @Test
    void theStatementsThatAreListedAreAllThatARoleLacks(PostgresServer server) throws Exception {
        TestDatabase owner = server.freshDatabase();
        owner.execute(
                "CREATE SCHEMA \"a \"\"schema\"\"\"",
                "CREATE TABLE \"a \"\"schema\"\"\".one (id serial, note text)",
                "CREATE TABLE parted (a int) PARTITION BY LIST (a)",
                "CREATE TABLE part PARTITION OF parted DEFAULT",
                "CREATE TABLE hidden (a int)",
                "ALTER TABLE hidden ENABLE ROW LEVEL SECURITY",
                "INSERT INTO hidden VALUES (1), (2)",
                "SELECT lo_from_bytea(4711, '\\x00ff')");
        TestDatabase reader = server.freshDatabase("a \"reader\"");
        Guard guard = Guard.of(owner.as(reader.user(), reader.password()), folder);

        List<String> missing = guard.databases()
                .probe(DatabaseUrl.parse(guard.database().url()))
                .missingGrants();

        String role = "\"a \"\"reader\"\"\"";
        assertThat(missing)
                .containsExactly(
                        "GRANT USAGE ON SCHEMA \"a \"\"schema\"\"\" TO " + role + ";",
                        "GRANT SELECT ON SEQUENCE \"a \"\"schema\"\"\".\"one_id_seq\" TO " + role + ";",
                        "GRANT SELECT ON TABLE \"a \"\"schema\"\"\".\"one\" TO " + role + ";",
                        "GRANT SELECT ON TABLE \"public\".\"hidden\" TO " + role + ";",
                        "GRANT SELECT ON TABLE \"public\".\"part\" TO " + role + ";",
                        "GRANT SELECT ON TABLE \"public\".\"parted\" TO " + role + ";",
                        "ALTER ROLE " + role + " BYPASSRLS;",
                        "GRANT SELECT ON LARGE OBJECT 4711 TO " + role + ";");
        BelayException refused =
                catchThrowableOfType(BelayException.class, () -> guard.dumper().facts());
        assertThat(refused.code()).isEqualTo(ErrorCode.DATABASE);
        assertThat(refused.hint()).contains(missing);
        server.maintenance().named(owner.name()).execute(missing.toArray(String[]::new));
        assertThat(new String(guard.dump(), StandardCharsets.UTF_8)).contains("COPY public.hidden", "lowrite");
    }

    @Test
    void manyTablesAreGrantedAtOnce(PostgresServer server) throws Exception {
        TestDatabase owner = server.freshDatabase();
        for (int i = 0; i < 7; i++) {
            owner.execute("CREATE TABLE t" + i + " (id serial)", "SELECT lo_create(" + (900 + i) + ")");
        }
        TestDatabase reader = server.freshDatabase();
        Guard guard = Guard.of(owner.as(reader.user(), reader.password()), folder);

        List<String> missing = guard.databases()
                .probe(DatabaseUrl.parse(guard.database().url()))
                .missingGrants();

        assertThat(missing).hasSize(3).element(1).asString().startsWith("GRANT SELECT ON ALL TABLES IN SCHEMA");
        server.maintenance().named(owner.name()).execute(missing.toArray(String[]::new));
        assertThat(guard.dump()).isNotEmpty();
    }

    @Test
    void anOwnerLacksNothing(TestDatabase database) {
        database.execute(
                "CREATE TABLE hidden (a int)", "ALTER TABLE hidden ENABLE ROW LEVEL SECURITY", "SELECT lo_create(0)");

        assertThat(Guard.of(database, folder)
                        .databases()
                        .probe(DatabaseUrl.parse(database.url()))
                        .missingGrants())
                .isEmpty();
    }
}
