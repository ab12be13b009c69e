package dev.belay.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.belay.backup.AnomalySettings;
import dev.belay.backup.calendar.CalendarSettings.CloseSettings;
import dev.belay.backup.calendar.CalendarSettings.ScheduleSettings;
import dev.belay.base.Secret;
import dev.belay.notify.NotifySettings;
import dev.belay.postgres.PostgresSettings;
import dev.belay.vault.RetentionSettings;
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
        assertThat(settings.restore().changedRows()).as("decision 0005").isEqualTo(100);
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
                .file("drive.json", "{}")
                .variable("DATABASE_URL", "postgres://a:b@db/ledger")
                .variable("CRM_DATABASE_URL", "postgres://a:b@db/crm")
                .variable("HEARTBEAT_URL", "https://heart.example.com/c4nary")
                .variable("SMTP_URL", "smtp://belay:c4nary@mail.example.com:587")
                .settings();

        assertThat(settings.general().app()).isEqualTo("ledger");
        assertThat(settings.general().language()).isEqualTo(Locale.KOREAN);
        assertThat(settings.databases())
                .extracting(PostgresSettings::name, PostgresSettings::environment)
                .containsExactly(tuple("ledger", "production"), tuple("crm", "staging"));
        assertThat(settings.backups().taking().excludeData()).containsExactly("public.session");
        assertThat(settings.backups().taking().anomalies()).isEqualTo(AnomalySettings.DEFAULT);
        assertThat(settings.inForce().warnings())
                .anyMatch(warning -> warning.contains("'schemas' is not acted on by this version"))
                .noneMatch(warning -> warning.contains("offsite") || warning.contains("encryption"))
                .anyMatch(warning -> warning.contains("'deploy' is not acted on by this version"));
        assertThat(settings.calendar().schedules())
                .containsExactly(ScheduleSettings.of("ledger", "0 2 * * *", "weekly"));
        assertThat(settings.calendar().closes())
                .containsExactly(
                        CloseSettings.of("ledger", "week", "sunday", "03:00", "7y", List.of()),
                        CloseSettings.of("ledger", "month", null, "03:30", "7y", List.of()));
    }

    @Test
    void whichBackupsAreKeptIsRead() {
        Settings settings =
                configured.variable("BELAY_TIMEZONE", "Asia/Seoul").yaml("""
                        retention:
                          last: 7
                          age: 3d
                          yearly: 10
                          reasons: { safety: 14d, manual: forever }
                          floor: 4
                          doubtful: 10d
                        """).settings();

        assertThat(settings.retention().shown())
                .isEqualTo("last 7, age 3d, yearly 10, manual forever, safety 14d, floor 4, doubtful 10d,"
                        + " in Asia/Seoul");
        assertThat(settings.inForce().warnings()).isEmpty();
        assertThat(configured.setting("retention.reasons.manual").value()).isEqualTo("forever");
        assertThat(configured.origin("retention.reasons.manual")).isEqualTo("belay.yml line 5");
    }

    @Test
    void withoutRulesForBackupsNothingIsEverRemoved() {
        assertThat(configured.settings().retention().keepsAll()).isTrue();
        assertThat(configured
                        .yaml("retention: { floor: 2, require_offsite: true }\n")
                        .settings()
                        .retention())
                .matches(RetentionSettings::keepsAll)
                .extracting(RetentionSettings::floor)
                .isEqualTo(2);
    }

    @Test
    void whoIsToldWhatIsRead() {
        Settings settings = configured
                .variable("SMTP_URL", "smtps://belay:hunter2@mail.example.com")
                .variable("TOKEN", "1:hunter2")
                .yaml("""
                        notify:
                          overdue: 3h
                          heartbeat: "https://heart.example.com/hunter2"
                          test: weekly
                          routes:
                            - { type: email, to: [ops@example.com], smtp: "${SMTP_URL}" }
                            - { type: telegram, token: "${TOKEN}", chat: "@books", events: [overdue, close] }
                            - { type: slack, url: "https://chat.example.com/hunter2" }
                            - { name: night, type: slack, url: "https://chat.example.com/hunter2" }
                            - { type: slack, url: "https://chat.example.com/hunter2" }
                        """)
                .settings();

        NotifySettings alarms = settings.alarms();
        assertThat(alarms.overdue()).isEqualTo(Duration.ofHours(3));
        assertThat(alarms.weeklyTest()).isTrue();
        assertThat(alarms.routes())
                .extracting(NotifySettings.Route::name)
                .containsExactly("email", "telegram", "slack", "night", "slack-2");
        assertThat(alarms.routes().get(1).topics())
                .containsExactlyInAnyOrder(NotifySettings.Topic.OVERDUE, NotifySettings.Topic.CLOSE);
        assertThat(alarms.routes().getFirst().topics())
                .containsExactlyInAnyOrderElementsOf(NotifySettings.Topic.choices());
        assertThat(configured.setting("notify.routes.email").value()).isEqualTo("email to ops@example.com, all events");
        assertThat(configured.setting("notify.heartbeat").value()).isEqualTo("set");
        assertThat(settings.toString() + settings.inForce()).doesNotContain("hunter2");
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
    void anEmptyVariableCountsAsUnset() {
        assertThat(configured
                        .variable("DATABASE_URL", "")
                        .variable("BELAY_PORT", " ")
                        .settings()
                        .databases())
                .isEmpty();
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

    @Test
    void whatMayChangeFromOneBackupToTheNextIsRead() {
        Settings settings = configured.yaml("""
                anomalies: { rows_lost: 35%, size_lost: "0 %", ignore: ["public.session", "jobs.queue"] }
                """).settings();

        assertThat(settings.backups().taking().anomalies())
                .isEqualTo(new AnomalySettings(35, 0, List.of("public.session", "jobs.queue")));
        assertThat(settings.inForce().settings())
                .extracting(Setting::name, Setting::value)
                .contains(
                        tuple("anomalies.rows_lost", "35%"),
                        tuple("anomalies.size_lost", "0%"),
                        tuple("anomalies.ignore", "public.session, jobs.queue"));
    }
}
