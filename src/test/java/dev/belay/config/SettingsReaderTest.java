package dev.belay.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.belay.base.ErrorCode;
import dev.belay.base.Secret;
import dev.belay.postgres.PostgresSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsReaderTest {
    @TempDir
    Path folder;

    private Configured configured = new Configured(Path.of(""));

    @BeforeEach
    void startEmpty() {
        configured = new Configured(folder);
    }

    @Test
    void nothingIsMandatory() {
        Settings settings = configured.settings();

        assertThat(settings.databases()).isEmpty();
        assertThat(settings.general().home()).isEqualTo(folder.resolve("data"));
        assertThat(settings.backups().folder()).isEqualTo(folder.resolve("backups"));
        assertThat(settings.general().zone()).isEqualTo(ZoneId.of("Europe/Lisbon"));
        assertThat(settings.general().language()).isEqualTo(Locale.ENGLISH);
        assertThat(settings.general().programs()).isNull();
        assertThat(settings.console().bind()).isEqualTo("127.0.0.1");
        assertThat(settings.console().port()).isEqualTo(8484);
        assertThat(settings.console().publicUrl()).isNull();
        assertThat(settings.console().adminPassword()).isNull();
        assertThat(settings.restore().cooldown()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.restore().undo()).isEqualTo(Duration.ofDays(7));
        assertThat(settings.backups().taking().stall()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.backups().taking().deadline()).isEqualTo(Duration.ofHours(6));
        assertThat(settings.inForce().warnings()).isEmpty();
    }

    @Test
    void theEnvironmentAloneIsEnough() {
        Settings settings = configured
                .variable("DATABASE_URL", "postgres://treasurer:s3cret@db:5433/finance")
                .variable("BELAY_HOME", "/var/lib/belay")
                .variable("BELAY_BACKUPS", "/srv/backups")
                .variable("BELAY_PG_BIN", folder.toString())
                .variable("BELAY_TIMEZONE", "Asia/Seoul")
                .variable("BELAY_BIND", "0.0.0.0")
                .variable("BELAY_PORT", "0")
                .variable("BELAY_PUBLIC_URL", "https://belay.example.com")
                .variable("BELAY_TRUSTED_PROXIES", "10.0.0.0/8, 192.168.1.7, fd00::/8")
                .variable("BELAY_ADMIN_PASSWORD", "a good password")
                .settings();

        PostgresSettings database = settings.databases().getFirst();
        assertThat(database.name()).isEqualTo("default");
        assertThat(database.address().server()).isEqualTo("db:5433");
        assertThat(database.address().password()).isEqualTo(new Secret("s3cret"));
        assertThat(settings.general().home()).isEqualTo(Path.of("/var/lib/belay"));
        assertThat(settings.general().programs()).isEqualTo(folder);
        assertThat(settings.general().zone()).isEqualTo(ZoneId.of("Asia/Seoul"));
        assertThat(settings.backups().folder()).isEqualTo(Path.of("/srv/backups"));
        assertThat(settings.console().port()).isZero();
        assertThat(settings.console().publicUrl()).isEqualTo(URI.create("https://belay.example.com"));
        assertThat(settings.console().trustedProxies()).containsExactly("10.0.0.0/8", "192.168.1.7", "fd00::/8");
        assertThat(settings.console().adminPassword()).isEqualTo(new Secret("a good password"));
    }

    @Test
    void theWholeFileOfTheManualIsUnderstood() {
        Settings settings = configured
                .yaml(ManualYaml.WHOLE)
                .variable("DATABASE_URL", "postgres://a:b@db/ledger")
                .variable("CRM_DATABASE_URL", "postgres://a:b@db/crm")
                .settings();

        assertThat(settings.general().app()).isEqualTo("ledger");
        assertThat(settings.general().language()).isEqualTo(Locale.KOREAN);
        assertThat(settings.databases())
                .extracting(PostgresSettings::name, PostgresSettings::environment, PostgresSettings::schemas)
                .containsExactly(tuple("ledger", "production", List.of("public")), tuple("crm", "staging", List.of()));
        assertThat(settings.backups().taking().excludeData()).containsExactly("public.session");
        assertThat(settings.inForce().warnings())
                .hasSize(8)
                .anyMatch(warning -> warning.contains("'schedules' is not acted on by this version"))
                .anyMatch(warning -> warning.contains("'deploy' is not acted on by this version"));
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
    void noSecretIsAmongTheSettingsInForce() {
        Settings settings = configured
                .variable("DATABASE_URL", "postgres://a:hunter2@db/x")
                .variable("BELAY_ADMIN_PASSWORD", "hunter2 and more")
                .settings();

        assertThat(settings.inForce().toString()).contains("x on db:5432 as a").doesNotContain("hunter2");
        assertThat(settings.toString()).doesNotContain("hunter2");
    }

    @Test
    void everySecretMayStandInAFile() {
        Settings settings = configured
                .file("url", "postgres://a:b@db/x\n")
                .file("password", "a good password\n")
                .variable("DATABASE_URL_FILE", "url")
                .variable(
                        "BELAY_ADMIN_PASSWORD_FILE", folder.resolve("password").toString())
                .settings();

        assertThat(settings.databases()).hasSize(1);
        assertThat(settings.console().adminPassword()).isEqualTo(new Secret("a good password"));
        assertThat(configured.origin("databases.default")).isEqualTo("environment DATABASE_URL_FILE");
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
    void anEmptyVariableCountsAsUnset() {
        assertThat(configured
                        .variable("DATABASE_URL", "")
                        .variable("BELAY_PORT", " ")
                        .settings()
                        .databases())
                .isEmpty();
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

    @Test
    void aReplacementIsTakenAsItStands() {
        assertThat(configured
                        .yaml("app: \"the ${APP}\"\n")
                        .variable("APP", "$1 ${APP} \\")
                        .settings()
                        .general()
                        .app())
                .isEqualTo("the $1 ${APP} \\");
    }

    @Test
    void theEnvironmentGoesBeforeTheFile() {
        configured
                .yaml("timezone: Asia/Seoul\nbackup: { folder: ./there }\n")
                .variable("TZ", "Europe/Paris")
                .variable("BELAY_BACKUPS", "here");

        assertThat(configured.setting("backup.folder").value())
                .isEqualTo(folder.resolve("here").toString());
        assertThat(configured.origin("backup.folder")).isEqualTo("environment BELAY_BACKUPS");
        assertThat(configured.origin("timezone")).isEqualTo("belay.yml line 1");
        assertThat(configured.origin("backup.stall")).isEqualTo("default");
    }

    @ParameterizedTest
    @CsvSource({
        "Asia/Seoul, Asia/Seoul, environment TZ, 0",
        ":Asia/Seoul, Asia/Seoul, environment TZ, 0",
        "KST-9, Europe/Lisbon, default, 1",
    })
    void theZoneIsThatOfTzWhenNobodySaysMore(String tz, String zone, String origin, int warnings) {
        configured.variable("TZ", tz);

        assertThat(configured.setting("timezone").value()).isEqualTo(zone);
        assertThat(configured.origin("timezone")).isEqualTo(origin);
        assertThat(configured.settings().inForce().warnings()).hasSize(warnings);
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

    @Test
    void anotherFileCanBeNamed() {
        assertThat(configured
                        .file("other.yml", "app: elsewhere\n")
                        .variable("BELAY_CONFIG", "other.yml")
                        .settings()
                        .general()
                        .app())
                .isEqualTo("elsewhere");
    }
}
