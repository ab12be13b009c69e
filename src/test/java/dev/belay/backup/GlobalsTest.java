package dev.belay.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.backup.Dumper.GlobalsState;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GlobalsTest {
    private static final String HASH = "SCRAM-SHA-256$4096:c2FsdA==$c3RvcmVk:c2VydmVy";

    @Test
    void rolesTablespacesAndSettingsAreKeptStatementByStatement() {
        Globals globals = of("""
                --
                -- PostgreSQL database cluster dump
                --

                \\restrict abc
                SET default_transaction_read_only = off;
                CREATE ROLE ledger;
                ALTER ROLE ledger WITH NOSUPERUSER LOGIN;
                ALTER ROLE ledger SET work_mem TO '64MB';
                COMMENT ON ROLE ledger IS 'two
                lines; one role';
                \\unrestrict abc
                """);

        assertThat(globals.sql()).isEqualTo("""
                SET default_transaction_read_only = off;
                CREATE ROLE ledger;
                ALTER ROLE ledger WITH NOSUPERUSER LOGIN;
                ALTER ROLE ledger SET work_mem TO '64MB';
                COMMENT ON ROLE ledger IS 'two
                lines; one role';
                """);
        assertThat(globals.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER ROLE ledger WITH LOGIN PASSWORD '" + HASH + "'",
                "alter  role ledger with login\npassword 'plain'",
                "CREATE ROLE ledger ENCRYPTED PASSWORD 'md5" + "0123456789abcdef0123456789abcdef'",
                "COMMENT ON ROLE ledger IS 'was " + HASH + "'",
                "COMMENT ON ROLE ledger IS 'md50123456789ABCDEF0123456789abcdef'",
                "ALTER ROLE ledger SET app.jwt_secret TO 'hunter2'",
                "ALTER ROLE ledger IN DATABASE x SET \"app.Api_Key\" TO 'hunter2'",
                "ALTER DATABASE x SET app.password TO 'hunter2'"
            })
    void whatIsOrLooksLikeASecretIsLeftOutAndTold(String statement) {
        Globals globals = of("CREATE ROLE before;\n" + statement + ";\nCREATE ROLE after;\n");

        assertThat(globals.sql()).isEqualTo("CREATE ROLE before;\nCREATE ROLE after;\n");
        assertThat(globals.warnings())
                .singleElement()
                .asString()
                .contains("left out of the globals")
                .doesNotContain("hunter2", "SCRAM");
    }

    @Test
    void whatIsMissingIsAWarningAndSoIsWhatIsTooMuch() {
        Globals denied = Globals.of(new GlobalsState.Missing("permission denied for database postgres"));
        assertThat(denied.sql()).isNull();
        assertThat(denied.warnings())
                .containsExactly("the server's roles, tablespaces and settings are not in this backup:"
                        + " permission denied for database postgres");

        StringBuilder many = new StringBuilder();
        IntStream.range(0, 20_000)
                .forEach(n -> many.append("CREATE ROLE role_").append(n).append(";\n"));
        assertThat(of(many.toString()).sql()).isNull();
    }

    private static Globals of(String printed) {
        return Globals.of(new GlobalsState.Printed(printed));
    }
}
