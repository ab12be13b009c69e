package dev.belay;

import dev.belay.access.Reauthentication;
import dev.belay.access.Tokens;
import dev.belay.access.Users;
import dev.belay.audit.AuditLog;
import dev.belay.backup.BackupService;
import dev.belay.backup.Databases;
import dev.belay.backup.Verifier;
import dev.belay.backup.calendar.PeriodClose;
import dev.belay.backup.removal.RemovalService;
import dev.belay.backup.retention.RetentionService;
import dev.belay.cli.Console;
import dev.belay.cli.Finding;
import dev.belay.cli.Services;
import dev.belay.cli.SettingLine;
import dev.belay.cli.SqliteTable;
import dev.belay.config.Environment;
import dev.belay.config.Settings;
import dev.belay.config.SettingsReader;
import dev.belay.drive.GoogleSignIn;
import dev.belay.offsite.OffsiteService;
import dev.belay.offsite.recovery.Fetching;
import dev.belay.offsite.recovery.KeySetup;
import dev.belay.operation.Journal;
import dev.belay.restore.DrillService;
import dev.belay.restore.RestoreService;
import dev.belay.restore.Targets;
import dev.belay.store.SqliteTables;
import dev.belay.vault.BackupFolder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The composition root: reads the settings and opens the installation when somebody first asks for them. */
public final class Belay implements Services {
    private final Environment environment;
    private final Clock clock;
    private final Edges edges;
    private @Nullable Settings settings;
    private @Nullable Installation installation;

    public Belay(Environment environment, Clock clock) {
        this(environment, clock, Edges.real());
    }

    /** With another time in which a deletion by hand can be taken back. */
    public Belay(Environment environment, Clock clock, Duration grace) {
        this(environment, clock, Edges.real().with(grace));
    }

    /** With Google elsewhere, as tests need it: where people agree, and where their drives are. */
    public Belay(Environment environment, Clock clock, GoogleSignIn.Endpoints consent, URI drive) {
        this(environment, clock, Edges.real().with(new Edges.Google(consent, drive)));
    }

    /** With something between restores and the servers, as tests need it. */
    Belay(Environment environment, Clock clock, UnaryOperator<Targets> wrap) {
        this(environment, clock, Edges.real().with(wrap));
    }

    private Belay(Environment environment, Clock clock, Edges edges) {
        this.environment = environment;
        this.clock = clock;
        this.edges = edges;
    }

    private synchronized Settings inForce() {
        if (settings == null) {
            settings = SettingsReader.read(environment);
        }
        return settings;
    }

    private synchronized Installation open() {
        if (installation == null) {
            installation = new Installation(environment, inForce(), clock, edges);
        }
        return installation;
    }

    @Override
    public List<String> warnings() {
        return inForce().inForce().warnings();
    }

    @Override
    public List<SettingLine> settings() {
        return inForce().inForce().settings().stream()
                .map(setting -> new SettingLine(
                        setting.name(), setting.value(), setting.origin().toString()))
                .toList();
    }

    @Override
    public List<String> recover() {
        return open().recovery().run();
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public ZoneId zone() {
        return inForce().general().zone();
    }

    @Override
    public Databases databases() {
        return open().databases();
    }

    @Override
    public BackupFolder folder() {
        return open().folder();
    }

    @Override
    public BackupService backups() {
        return open().backups();
    }

    @Override
    public PeriodClose closes() {
        return open().calendar().closing();
    }

    @Override
    public Verifier verifier() {
        return open().verifier();
    }

    @Override
    public RestoreService restores() {
        return open().restores();
    }

    @Override
    public RemovalService removals() {
        return open().removals();
    }

    @Override
    public DrillService drills() {
        return open().drills();
    }

    @Override
    public RetentionService retention() {
        return open().retention();
    }

    @Override
    public OffsiteService offsite() {
        return open().offsite().service();
    }

    @Override
    public Reauthentication reauthentication() {
        return open().access().reauthentication();
    }

    @Override
    public Fetching fetching() {
        return open().fetching();
    }

    @Override
    public KeySetup keys() {
        return open().offsite().keys();
    }

    @Override
    public Journal journal() {
        return open().state().journal();
    }

    @Override
    public AuditLog audit() {
        return open().audit();
    }

    @Override
    public Users users() {
        return open().access().users();
    }

    @Override
    public Tokens tokens() {
        return open().access().tokens();
    }

    @Override
    public List<SqliteTable> sqliteTables(Path file) {
        return new SqliteTables()
                .read(file).stream()
                        .map(table -> new SqliteTable(table.name(), table.columns(), table.rows()))
                        .toList();
    }

    @Override
    public List<Finding> examine() {
        return new Doctor(this::inForce, this::open, clock).examine();
    }

    @Override
    public Console serve() {
        return RunningConsole.start(open());
    }

    @Override
    public Console demo() {
        return DemoConsole.start(environment, clock);
    }

    @Override
    public synchronized void close() {
        if (installation != null) {
            installation.close();
        }
    }
}
