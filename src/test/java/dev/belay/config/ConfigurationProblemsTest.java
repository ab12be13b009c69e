package dev.belay.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.base.ErrorCode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConfigurationProblemsTest {
    @TempDir
    Path folder;

    private Configured configured = new Configured(Path.of(""));

    @BeforeEach
    void startEmpty() {
        configured = new Configured(folder);
    }

    @Test
    void everyProblemIsToldAtOnceOnALineWithItsHint() {
        String sentence = configured
                .variable("BELAY_PORT", "eighty")
                .variable("DATABASE_URL", "mysql://a:hunter2@db/x")
                .variable("BELAY_STATE_URL", "postgres://a:b@c/d")
                .yaml("backup:\n  stal: 5m\n  deadline: soon\n")
                .refusal()
                .sentence();

        assertThat(sentence.lines())
                .hasSize(6)
                .anyMatch(line -> line.equals("the configuration has 5 problems:"))
                .anyMatch(line -> line.contains("environment BELAY_PORT: BELAY_PORT cannot be 'eighty'")
                        && line.contains("a number from 0 to 65535"))
                .anyMatch(line -> line.contains("belay.yml line 2: 'backup.stal' is not a known key")
                        && line.contains("did you mean 'stall'?"))
                .anyMatch(line -> line.contains("belay.yml line 3: backup.deadline cannot be 'soon'")
                        && line.contains("5s, 10m, 26h or 30d"))
                .anyMatch(line -> line.contains("environment DATABASE_URL: the database address"))
                .anyMatch(line -> line.contains("BELAY_STATE_URL"));
    }

    @Test
    void aSingleProblemIsASentenceAndItsHint() {
        var refusal = configured.yaml("bakcup: {}\n").refusal();

        assertThat(refusal.code()).isEqualTo(ErrorCode.USAGE);
        assertThat(refusal.sentence()).isEqualTo("belay.yml line 1: 'bakcup' is not a known key");
        assertThat(refusal.hint()).isEqualTo("did you mean 'backup'?");
    }

    @Test
    void everythingWrongWithWhoIsToldIsToldWithoutAnAddress() {
        String sentence = configured
                .variable("HOOK", "ftp://chat.example.com/hunter2")
                .variable("SMTP_URL", "smtp://belay:hunter2@mail example.com")
                .yaml("""
                        notify:
                          overdue: never
                          heartbeat: "https:/hunter2"
                          test: daily
                          routes:
                            - { type: pigeon, url: "${HOOK}" }
                            - { type: slack, url: "${HOOK}", evnts: [failed] }
                            - { type: email, to: ["not an address"], smtp: "${SMTP_URL}" }
                            - { type: telegram, chat: "@books" }
                            - { type: webhook, url: "https://example.com/x", events: [overdew] }
                            - { name: heartbeat, type: discord, url: "https://example.com/hunter2" }
                        """)
                .refusal()
                .sentence();

        assertThat(sentence)
                .contains(
                        "line 2: notify.overdue cannot be 'never'",
                        "line 3: notify.heartbeat is not an address that can be used",
                        "line 4: notify.test cannot be 'daily'",
                        "line 6: notify.routes.type cannot be 'pigeon'",
                        "line 7: notify.routes.url is not an address that can be used",
                        "line 7: 'notify.routes.evnts' is not a known key (did you mean 'events'?)",
                        "line 8: to cannot be 'not an address'",
                        "line 8: notify.routes.smtp is not an address that can be used",
                        "line 9: a route of 'notify' has no token",
                        "line 10: a route of 'notify' has no secret",
                        "line 10: events cannot be 'overdew'",
                        "line 11: two routes are called 'heartbeat'")
                .doesNotContain("hunter2");
    }

    @Test
    void rulesForBackupsThatMeanNothingAreRefused() {
        String sentence = configured.yaml("""
                        retention:
                          last: -1
                          age: 2 weeks
                          dayly: 3
                          floor: 0
                          require_offsite: maybe
                          doubtful: 0s
                          reasons: { safety: never, manual: 0d, weekly: 3d }
                        """).refusal().sentence();

        assertThat(sentence)
                .contains(
                        "line 2: retention.last cannot be '-1' (write a number from 0 to 100000)",
                        "line 3: retention.age cannot be '2 weeks'",
                        "line 4: 'retention.dayly' is not a known key (did you mean 'daily'?)",
                        "line 5: retention.floor cannot be '0'",
                        "line 6: retention.require_offsite cannot be 'maybe'",
                        "line 7: retention.doubtful cannot be '0s'",
                        "line 8: retention.reasons.safety cannot be 'never' (write a duration such as 14d, or forever)",
                        "line 8: retention.reasons.manual cannot be '0d'",
                        "line 8: 'retention.reasons.weekly' is not a known key");
    }

    @Test
    void noSecretIsInAnyMessage() {
        var refusal = configured
                .variable("DATABASE_URL", "mysql://a:hunter2@db/x")
                .variable("OTHER", "hunter2")
                .yaml("backup: { stall: \"${OTHER}\" }\nrestore: { cooldown: \"x${OTHER}\" }\n")
                .refusal();

        assertThat(refusal.sentence()).contains("'${OTHER}'").doesNotContain("hunter2");
        assertThat(refusal.hint()).doesNotContain("hunter2");
    }

    @Test
    void aSecretThatIsGivenTwiceIsRefused() {
        assertThat(configured
                        .file("url", "postgres://a:b@db/x")
                        .variable("DATABASE_URL", "postgres://a:b@db/y")
                        .variable("DATABASE_URL_FILE", "url")
                        .refusal()
                        .sentence())
                .isEqualTo("DATABASE_URL and DATABASE_URL_FILE are both set");
    }

    @Test
    void aSecretFileThatIsMissingOrEmptyIsRefused() {
        assertThat(configured.variable("DATABASE_URL_FILE", "nowhere").refusal().sentence())
                .contains("nowhere cannot be read");
        assertThat(configured.file("nowhere", "\n").refusal().sentence()).contains("nowhere is empty");
    }

    @Test
    void anUnsetVariableInTheFileIsRefused() {
        assertThat(configured
                        .yaml("databases:\n  - { name: x, url: \"${NOWHERE}\" }\n")
                        .refusal()
                        .sentence())
                .isEqualTo("belay.yml line 2: the variable NOWHERE is not set");
    }

    @Test
    void aPlaceholderThatIsNotClosedIsRefused() {
        assertThat(configured.yaml("app: \"${HOME\"\n").refusal().sentence()).contains("'${HOME' names no variable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version: 2",
                "timezone: Mars/Base",
                "language: fr",
                "backup: { compression: { level: 23 } }",
                "backup: { compression: fast }",
                "backup: { stall: 0s }",
                "backup: { exclude_table_data: public.session }",
                "backup: { exclude_table_data: [session] }",
                "backup: [a]",
                "restore: { cooldown: -5s }",
                "restore: { second_person: true }",
                "access: { session_idle: 13h }",
                "databases: { name: x }",
                "databases: [ { name: x } ]",
                "databases: [ { name: 'a/b', url: 'postgres://a@b/c' } ]",
                "databases: [ { name: a_b, url: 'postgres://a@b/c' }, { name: A-B, url: 'postgres://a@b/d' } ]",
                "app: a\napp: b",
                "a: &a [1]\nb: *a",
                "app: [",
                "just text",
            })
    void aFileThatCannotBeUnderstoodIsRefusedWithAHint(String yaml) {
        var refusal = configured.yaml(yaml).refusal();

        assertThat(refusal.code()).isEqualTo(ErrorCode.USAGE);
        assertThat(refusal.sentence()).isNotBlank();
        assertThat(refusal.hint()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "BELAY_PORT, 65536",
        "BELAY_BIND, a b",
        "BELAY_PUBLIC_URL, belay.example.com",
        "BELAY_PUBLIC_URL, https://user@example.com",
        "BELAY_PUBLIC_URL, https://example.com/belay",
        "BELAY_TRUSTED_PROXIES, proxy.example.com",
        "BELAY_TRUSTED_PROXIES, 10.0.0.0/33",
        "BELAY_PG_BIN, /nowhere/at/all",
        "BELAY_CONFIG, /nowhere/belay.yml",
        "BELAY_TIMEZONE, KST-9",
    })
    void aVariableThatCannotBeUnderstoodIsRefused(String name, String value) {
        assertThat(configured.variable(name, value).refusal().code()).isEqualTo(ErrorCode.USAGE);
    }

    @Test
    void aMisspeltVariableIsPointedOut() {
        assertThat(configured
                        .variable("BELAY_PROT", "80")
                        .variable("BELAY_VERSION", "0.1")
                        .settings()
                        .inForce()
                        .warnings())
                .containsExactly("the variable BELAY_PROT is not read; did you mean BELAY_PORT?");
    }

    @Test
    void aPasswordInTheFileAndAnUnusedDatabaseUrlArePointedOut() {
        assertThat(configured
                        .variable("DATABASE_URL", "postgres://a:b@db/x")
                        .yaml("databases:\n  - { name: crm, url: \"postgres://a:hunter2@db/crm\" }\n")
                        .settings()
                        .inForce()
                        .warnings())
                .hasSize(2)
                .anyMatch(warning -> warning.startsWith("belay.yml line 2: a password stands in the file"))
                .anyMatch(warning -> warning.startsWith("DATABASE_URL is set"))
                .noneMatch(warning -> warning.contains("hunter2"));
    }
}
