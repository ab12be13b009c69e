package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Secret;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://ledger:s3cret@db.example.com:5433/finance",
                "postgresql://ledger:s3cret@db.example.com:5433/finance",
                "postgresql+psycopg2://ledger:s3cret@db.example.com:5433/finance",
                "postgresql+asyncpg://ledger:s3cret@db.example.com:5433/finance",
                "jdbc:postgresql://db.example.com:5433/finance?user=ledger&password=s3cret",
                "jdbc:postgresql://ledger:s3cret@db.example.com:5433/finance",
                "  postgres://ledger:s3cret@db.example.com:5433/finance?pgbouncer=true&connection_limit=5\n",
                "postgres://?host=db.example.com&port=5433&dbname=finance&user=ledger&password=s3cret"
            })
    void everyUsualFormMeansTheSameAddress(String url) {
        assertThat(DatabaseUrl.parse(url))
                .isEqualTo(new DatabaseAddress(
                        "db.example.com", 5433, "finance", "ledger", new Secret("s3cret"), Map.of()));
    }

    @Test
    void percentSignsAreDecodedAndPlusSignsAreKept() {
        DatabaseAddress address = DatabaseUrl.parse("postgres://a%40b:p%2Fq%3A%EC%8B%AD+%25@h/my%20books%3D1");

        assertThat(address.user()).isEqualTo("a@b");
        assertThat(address.password().reveal()).isEqualTo("p/q:십+%");
        assertThat(address.name()).isEqualTo("my books=1");
        assertThat(address.port()).isEqualTo(5432);
    }

    @Test
    void aColonOrAnAtSignInThePasswordIsUnderstood() {
        assertThat(DatabaseUrl.parse("postgres://u:a:b@c@h/d").password().reveal())
                .isEqualTo("a:b@c");
    }

    @Test
    void anAddressOfVersionSixStandsInBrackets() {
        DatabaseAddress address = DatabaseUrl.parse("postgres://u:p@[::1]:6543/d");

        assertThat(address.host()).isEqualTo("::1");
        assertThat(address.server()).isEqualTo("[::1]:6543");
    }

    @ParameterizedTest
    @CsvSource({
        "postgres://u@h/d?sslmode=verify-full, verify-full",
        "postgres://u@h/d?ssl=true, require",
        "jdbc:postgresql://u@h/d?ssl=true, verify-full",
        "postgres://u@h/d?ssl=require, require",
        "postgres://u@h/d?sslmode=no-verify, require",
        "postgres://u@h/d?ssl=0, disable"
    })
    void theWishForTlsIsUnderstood(String url, String mode) {
        assertThat(DatabaseUrl.parse(url).options()).containsExactly(Map.entry("sslmode", mode));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mysql://u:canary@h/d | is not one of a PostgreSQL database",
                "h:5432/d canary | is not one of a PostgreSQL database",
                "postgres://u:canary@:5432/d | names no host",
                "postgres://u:canary@h | names no database",
                "postgres://u:canary@h/ | names no database",
                "postgres://:canary@h/d | names no user",
                "postgres://h/d?password=canary | names no user",
                "postgres://u:canary@h:54x2/d | has a port that is not a number between 1 and 65535",
                "postgres://u:canary@h:70000/d | has a port that is not a number between 1 and 65535",
                "postgres://u:canary@a,b/d | names several hosts",
                "postgres://u:can/ary@h/d | has a meaning of its own",
                "postgres://u:can#ary@h/d | has a meaning of its own",
                "postgres://u:canary%@h/d | holds a % that is not followed by two hexadecimal digits",
                "postgres://u:canary@/d?host=/run/postgresql | names a Unix socket",
                "postgres://u:canary@%2Frun%2Fpostgresql/d | names a Unix socket",
                "postgres://u:canary@h/d?sslmode=canary | has an sslmode that does not exist"
            })
    void whatIsMissingIsNamedAndThePasswordIsNot(String url, String why) {
        assertThatThrownBy(() -> DatabaseUrl.parse(url)).isInstanceOfSatisfying(BelayException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.USAGE);
            assertThat(e.sentence()).contains(why);
            assertThat(e.sentence() + e.hint())
                    .doesNotContain("canary", "can/ary")
                    .doesNotContain("can#");
            assertThat(e.hint()).isNotEmpty();
        });
    }

    @Test
    void anAddressDoesNotPrintItsPassword() {
        assertThat(DatabaseUrl.parse("postgres://u:canary@h/d").toString()).doesNotContain("canary");
    }
}
