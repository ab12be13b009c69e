package dev.belay.config;

import dev.belay.backup.AnomalySettings;
import dev.belay.backup.BackupSettings;
import dev.belay.backup.calendar.CalendarSettings;
import dev.belay.base.Secret;
import dev.belay.notify.NotifySettings;
import dev.belay.offsite.OffsiteSettings;
import dev.belay.postgres.PostgresSettings;
import dev.belay.restore.DrillSettings;
import dev.belay.restore.RestoreSettings;
import dev.belay.vault.RetentionSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the environment and {@code belay.yml}. */
public final class SettingsReader {
    private static final Duration LOCK_WAIT = Duration.ofSeconds(60);
    private static final long CHANGED_ROWS = 100;
    private static final String CONFIG = "BELAY_CONFIG";

    private final Environment environment;
    private final Problems problems = new Problems();
    private final List<String> warnings = new ArrayList<>();
    private final Variables variables;
    private final Lookup lookup;

    private SettingsReader(Environment environment, @Nullable String text) {
        this.environment = environment;
        this.variables = new Variables(environment, problems);
        Document document = text == null ? document() : Document.of(file(environment), text, problems);
        warnings.addAll(new Schema(problems).check(document));
        this.lookup = new Lookup(variables, document, problems);
    }

    /**
     * All settings.
     *
     * @throws dev.belay.base.BelayException {@link dev.belay.base.ErrorCode#USAGE} that lists every problem there is
     */
    public static Settings read(Environment environment) {
        return new SettingsReader(environment, null).settings();
    }

    /** As {@link #read(Environment)}, as if {@code text} stood in {@link #file}. */
    static Settings read(Environment environment, String text) {
        return new SettingsReader(environment, text).settings();
    }

    /** Where {@code belay.yml} is, or would be. */
    static Path file(Environment environment) {
        Optional<Value> named = new Variables(environment, new Problems()).find(CONFIG);
        return environment.folder().resolve(named.map(Value::text).orElse("belay.yml"));
    }

    private Settings settings() {
        refuseSharedState();
        lookup.find(Key.line("version"), Kind.only("1"));
        Settings.General general = general();
        List<PostgresSettings> databases = new DatabasesReader(lookup, warnings).read();
        Settings.Backups backups = backups(general.zone());
        RestoreSettings restore = restore();
        NotifySettings alarms = new NotifyReader(lookup).read();
        DrillSettings drill = new DrillReader(lookup, environment.folder()).read();
        RetentionSettings retention = new RetentionReader(lookup).read(general.zone());
        OffsiteSettings offsite = offsite(names(databases), backups.folder(), general.zone());
        CalendarSettings calendar = new CalendarReader(lookup, names(databases)).read(general.zone());
        Settings.Console console = console();
        warnings.addAll(variables.misspelt());
        problems.throwIfAny();
        Settings.InForce inForce = new Settings.InForce(lookup.inForce(), warnings);
        return new Settings(
                general, databases, backups, restore, alarms, drill, calendar, retention, offsite, console, inForce);
    }

    private OffsiteSettings offsite(List<String> databases, Path backups, ZoneId zone) {
        OffsiteSettings offsite =
                new OffsiteReader(lookup, new TargetReader(environment.folder(), warnings)).read(databases, zone);
        offsite.stores().stream()
                .filter(store -> store.target() instanceof OffsiteSettings.Folder folder && folder.overlaps(backups))
                .forEach(store -> problems.add(
                        "the store '" + store.name() + "' and the backup folder lie in each other",
                        "name a folder on another disk or another machine; a copy beside the backup is lost with it"));
        return offsite;
    }

    /** Without any, the one that the set-up page will name is meant. */
    private static List<String> names(List<PostgresSettings> databases) {
        return databases.isEmpty()
                ? List.of(DatabasesReader.DEFAULT)
                : databases.stream().map(PostgresSettings::name).toList();
    }

    private Document document() {
        Path file = file(environment);
        boolean wanted = variables.find(CONFIG).isPresent() || Files.exists(file);
        return wanted ? Document.read(file, problems) : Document.empty();
    }

    private void refuseSharedState() {
        variables
                .find("BELAY_STATE_URL")
                .ifPresent(value -> problems.add(
                        value.origin(),
                        "this version keeps its state in BELAY_HOME only",
                        "remove BELAY_STATE_URL; one console per state"));
    }

    private Settings.General general() {
        Kind<Path> path = Kind.path(environment.folder());
        String app = lookup.read(Key.line("app"), Kind.NAME, "belay");
        ZoneId zone =
                lookup.find(Key.both("timezone", "BELAY_TIMEZONE"), Kind.ZONE).orElseGet(this::zoneOfSystem);
        Locale language = lookup.read(Key.line("language"), Kind.LANGUAGE, Locale.ENGLISH);
        Path home = lookup.read(Key.variable("BELAY_HOME"), path, path.parse().apply("data"));
        Optional<Path> programs = lookup.find(Key.variable("BELAY_PG_BIN"), path);
        programs.filter(folder -> !Files.isDirectory(folder))
                .ifPresent(folder -> problems.add(
                        new Origin.Variable("BELAY_PG_BIN"),
                        folder + " is not a folder",
                        "name the folder that holds pg_dump, or remove the variable"));
        lookup.read(Key.variable("BELAY_LOG"), Kind.oneOf(List.of("text", "json")), "text");
        Optional<Path> templates = lookup.find(Key.variable("BELAY_TEMPLATES"), path);
        return new Settings.General(app, zone, language, home, programs.orElse(null), templates.orElse(null));
    }

    /** What {@code TZ} says, in the forms that it can take; the system's own zone when it says something else. */
    private ZoneId zoneOfSystem() {
        Optional<Value> named = variables.find("TZ");
        Optional<ZoneId> zone = named.map(Value::text)
                .map(text -> text.startsWith(":") ? text.substring(1) : text)
                .filter(ZoneId.getAvailableZoneIds()::contains)
                .map(ZoneId::of);
        Origin origin = zone.isPresent() ? new Origin.Variable("TZ") : new Origin.Default();
        ZoneId inForce = zone.orElse(environment.zone());
        if (named.isPresent() && zone.isEmpty()) {
            warnings.add("TZ names no zone that Belay knows; times are meant in " + inForce
                    + " (set BELAY_TIMEZONE to change it)");
        }
        lookup.note("timezone", inForce.getId(), origin);
        return inForce;
    }

    private Settings.Backups backups(ZoneId zone) {
        Kind<Path> path = Kind.path(environment.folder());
        Path folder = lookup.read(
                Key.both("backup.folder", "BELAY_BACKUPS"), path, path.parse().apply("backups"));
        int level = lookup.read(Key.line("backup.compression.level"), Kind.number(1, 19), 1);
        List<String> excluded = lookup.list("backup.exclude_table_data", Kind.TABLE);
        Duration stall = lookup.read(Key.line("backup.stall"), Kind.PERIOD, Duration.ofMinutes(5));
        Duration deadline = lookup.read(Key.line("backup.deadline"), Kind.PERIOD, Duration.ofHours(6));
        AnomalySettings anomalies = new AnomalyReader(lookup).read();
        Optional<Duration> verify =
                lookup.read(Key.line("backup.verify"), Kind.PERIOD_OR_NEVER, Optional.of(Duration.ofDays(30)));
        return new Settings.Backups(
                folder,
                new BackupSettings(level, excluded, LOCK_WAIT, stall, deadline, zone, anomalies),
                verify.orElse(null));
    }

    private RestoreSettings restore() {
        lookup.read(Key.line("restore.second_person"), Kind.only("false"), "false");
        lookup.read(Key.line("restore.type_name"), Kind.only("production"), "production");
        lookup.read(Key.line("restore.parallel"), Kind.only("auto"), "auto");
        return new RestoreSettings(
                lookup.read(Key.line("restore.cooldown"), Kind.DURATION, Duration.ofSeconds(5)),
                lookup.read(Key.line("restore.undo"), Kind.PERIOD, Duration.ofDays(7)),
                CHANGED_ROWS);
    }

    private Settings.Console console() {
        lookup.read(Key.line("access.totp_for_restore"), Kind.only("false"), "false");
        Duration idle = lookup.read(Key.line("access.session_idle"), Kind.PERIOD, Duration.ofMinutes(30));
        Duration max = lookup.read(Key.line("access.session_max"), Kind.PERIOD, Duration.ofHours(12));
        if (idle.compareTo(max) > 0) {
            problems.add(
                    "a session may idle longer (access.session_idle) than it may last (access.session_max)",
                    "make session_idle the shorter one");
        }
        return new Settings.Console(
                lookup.read(Key.variable("BELAY_BIND"), Kind.HOST, "127.0.0.1"),
                lookup.read(Key.variable("BELAY_PORT"), Kind.number(0, 65535), 8484),
                lookup.find(Key.variable("BELAY_PUBLIC_URL"), Kind.ADDRESS).orElse(null),
                lookup.read(Key.variable("BELAY_TRUSTED_PROXIES"), Kind.PROXIES, List.of()),
                idle,
                max,
                adminPassword().orElse(null));
    }

    private Optional<Secret> adminPassword() {
        Optional<Value> password = variables.secret("BELAY_ADMIN_PASSWORD");
        password.ifPresent(value -> lookup.note("BELAY_ADMIN_PASSWORD", "set", value.origin()));
        return password.map(value -> new Secret(value.text()));
    }
}
