package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.base.BelayException;
import dev.belay.restore.RestoreEngine;
import dev.belay.testing.PostgresExtension;
import dev.belay.testing.PostgresServer;
import dev.belay.testing.TestDatabase;
import dev.belay.vault.DatabaseSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(PostgresExtension.class)
class CarryOverIT {
    @TempDir
    Path folder;

    @Test
    void whatPgDumpSaysOfTheDatabaseItselfIsTheSameAfterwards(PostgresServer server) throws Exception {
        TestDatabase database = server.freshDatabase("carry \"me\"");
        TestDatabase app = server.freshDatabase("app 'role'");
        String live = "\"carry \"\"me\"\"\"";
        database.execute(
                "ALTER DATABASE " + live + " SET search_path TO \"$user\", 'a \"b\", c', public",
                "ALTER DATABASE " + live + " SET work_mem TO '12MB'",
                "ALTER DATABASE " + live + " SET temp_tablespaces TO ''",
                "ALTER ROLE CURRENT_USER IN DATABASE " + live + " SET statement_timeout TO '5min'",
                "REVOKE ALL ON DATABASE " + live + " FROM PUBLIC",
                "GRANT CONNECT ON DATABASE " + live + " TO \"app 'role'\" WITH GRANT OPTION",
                "ALTER DATABASE " + live + " CONNECTION LIMIT 17",
                "COMMENT ON DATABASE " + live + " IS 'the ledger''s \\ own\n둘째 줄'");
        server.superuser(
                "ALTER DATABASE " + live + " SET \"app.greeting\" TO 'it''s \\ 안녕, a=b'",
                "GRANT SET ON PARAMETER \"app.greeting\" TO " + live);
        Guard guard = Guard.of(database, folder);
        DatabaseSettings before = guard.dumper().facts().settings();
        String header = database.dump("--create", "--schema-only");

        guard.engine().create("carried");
        guard.engine().carryOver("carried");
        guard.engine().swap(database.name(), "carried", "carried old");

        assertThat(guard.dumper().facts().settings()).isEqualTo(before);
        assertThat(before.settings()).hasSize(4);
        assertThat(before.roleSettings()).containsOnlyKeys(database.user());
        assertThat(database.dump("--create", "--schema-only")).isEqualTo(header);
        assertThat(app.named(database.name()).number("SELECT 1")).isOne();
    }

    @Test
    void defaultsStayDefaults(TestDatabase database) {
        Guard guard = Guard.of(database, folder);
        String header = database.dump("--create");
        String scratch = database.name() + "_carried";
        guard.engine().create(scratch);
        assertThat(database.column("SELECT has_database_privilege('public', '" + scratch + "', 'CONNECT')"))
                .containsExactly("f");

        guard.engine().carryOver(scratch);

        assertThat(guard.named(scratch).dump("--create").replace(scratch, database.name()))
                .isEqualTo(header);
    }

    @Test
    void theNewDatabaseSortsAndWritesLikeTheLiveOne(TestDatabase owner, PostgresServer server) {
        String name = owner.name() + "_icu";
        server.superuser(
                "CREATE DATABASE " + name + " TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE"
                        + " 'ko-KR' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8' OWNER " + owner.user());
        Guard guard = Guard.of(owner.named(name), folder);
        String header = guard.database().dump("--create");

        long oid = guard.engine().create(name + "_like");
        guard.engine().carryOver(name + "_like");

        assertThat(guard.named(name + "_like").dump("--create").replace(name + "_like", name))
                .isEqualTo(header);
        assertThat(guard.engine().entry(name + "_like"))
                .map(RestoreEngine.CatalogueEntry::oid)
                .contains(oid);
    }

    @Test
    void whatTheRoleMayNotCarryOverIsListedBeforeAnythingIsLoaded(TestDatabase database, PostgresServer server) {
        TestDatabase stranger = server.freshDatabase();
        server.superuser(
                "ALTER ROLE " + stranger.user() + " IN DATABASE " + database.name() + " SET work_mem TO '9MB'");
        Guard guard = Guard.of(database, folder);
        String scratch = database.name() + "_carried";

        assertThatThrownBy(() -> guard.engine().create(scratch))
                .isInstanceOf(BelayException.class)
                .hasMessageContaining("ALTER ROLE \"" + stranger.user() + "\" IN DATABASE \"" + scratch
                        + "\" SET \"work_mem\" TO '9MB'");
    }
}
