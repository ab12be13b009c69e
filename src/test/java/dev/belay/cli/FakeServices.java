package dev.belay.cli;

import dev.belay.access.PasswordCheck;
import dev.belay.access.PasswordHasher;
import dev.belay.access.Reauthentication;
import dev.belay.access.Role;
import dev.belay.access.SecretSource;
import dev.belay.access.Throttle;
import dev.belay.access.Tokens;
import dev.belay.access.Users;
import dev.belay.audit.AuditLog;
import dev.belay.backup.BackupCatalogue;
import dev.belay.backup.BackupRecovery;
import dev.belay.backup.BackupService;
import dev.belay.backup.BackupSettings;
import dev.belay.backup.BackupTaker;
import dev.belay.backup.Verifier;
import dev.belay.backup.calendar.CalendarSettings;
import dev.belay.backup.calendar.CloseOrders;
import dev.belay.backup.calendar.CloseProof;
import dev.belay.backup.calendar.PeriodClose;
import dev.belay.backup.removal.RemovalRecovery;
import dev.belay.backup.removal.RemovalService;
import dev.belay.backup.retention.RetentionService;
import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Secret;
import dev.belay.offsite.OffsiteService;
import dev.belay.offsite.recovery.Fetching;
import dev.belay.offsite.recovery.KeySetup;
import dev.belay.operation.DatabaseLock;
import dev.belay.operation.Journal;
import dev.belay.operation.Operations;
import dev.belay.restore.DrillRecovery;
import dev.belay.restore.DrillService;
import dev.belay.restore.NeededBackups;
import dev.belay.restore.Recovery;
import dev.belay.restore.RestoreExecution;
import dev.belay.restore.RestoreGuard;
import dev.belay.restore.RestoreService;
import dev.belay.restore.RestoreSettings;
import dev.belay.restore.RestoreTools;
import dev.belay.testing.MutableClock;
import dev.belay.testing.fakes.Acts;
import dev.belay.testing.fakes.FakeGrounds;
import dev.belay.testing.fakes.FakeServer;
import dev.belay.testing.fakes.InMemoryAttemptStore;
import dev.belay.testing.fakes.InMemoryAuditStore;
import dev.belay.testing.fakes.InMemoryCloseStore;
import dev.belay.testing.fakes.InMemoryJournal;
import dev.belay.testing.fakes.InMemorySessionStore;
import dev.belay.testing.fakes.InMemoryTokenStore;
import dev.belay.testing.fakes.InMemoryUserStore;
import dev.belay.vault.BackupFolder;
import dev.belay.vault.ManifestSeal;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The real services over a fake server, with state in memory and files in a temporary folder. */
final class FakeServices implements Services {
    static final Actor OWNER = new Actor("owner", Actor.Channel.SHELL);
    static final Secret PASSWORD = new Secret("correct horse");

    final MutableClock clock = MutableClock.at("2026-02-19T03:00:00Z");
    final FakeServer server = new FakeServer(Acts.allWell(), Map.of("income", 414, "expense", 110));
    final FakeDatabases databases = new FakeDatabases(server);
    final List<String> warnings = new ArrayList<>();
    final List<String> leftovers = new ArrayList<>();
    final List<Finding> findings = new ArrayList<>();
    final List<SqliteTable> sqlite = new ArrayList<>();
    final FakeRetention retention = new FakeRetention();
    final FakeStores stores;
    final FakeEncryption encryption = new FakeEncryption();
    final Path home;
    boolean recovered;
    boolean closed;
    boolean consoleStopped;

    private final ZoneId seoul = ZoneId.of("Asia/Seoul");
    private final InMemoryJournal journal = new InMemoryJournal();
    private final AuditLog audit = new AuditLog(new InMemoryAuditStore(), clock);
    private final InMemoryUserStore userStore = new InMemoryUserStore();
    private final PasswordHasher hasher = new PasswordHasher(4, new SecureRandom());
    private final Users users = new Users(userStore, new InMemorySessionStore(), hasher, audit, clock);
    private final Tokens tokens =
            new Tokens(new InMemoryTokenStore(), new SecretSource(new SecureRandom()), audit, clock);
    private final BackupFolder folder;
    private final BackupService backups;
    private final PeriodClose closes;
    private final RestoreService restores;
    private final DrillService drills;
    private final RemovalService removals;
    private final Recovery recovery;
    private final Reauthentication again;

    FakeServices(Path home) {
        this.home = home;
        this.stores = new FakeStores(home);
        this.folder = new BackupFolder(home.resolve("backups"), new ManifestSeal(new byte[32]));
        Operations operations = new Operations(journal, new DatabaseLock(home.resolve("locks")), clock);
        BackupSettings settings = new BackupSettings(
                1, List.of(), Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofHours(1), seoul);
        BackupTaker taker = new BackupTaker(databases, folder, settings, clock);
        this.backups = new BackupService(databases, folder, taker, operations, audit);
        CloseOrders orders = new CloseOrders(() -> new CalendarSettings(List.of(), List.of(), seoul), clock);
        this.closes = new PeriodClose(
                new InMemoryCloseStore(),
                orders,
                backups,
                new BackupCatalogue(folder, audit),
                operations,
                new CloseProof.Both(CloseProof.notConfigured(), CloseProof.notConfigured()));
        RestoreSettings restoring = new RestoreSettings(Duration.ZERO, Duration.ofDays(7), 5);
        this.again = new Reauthentication(
                new PasswordCheck(userStore, hasher, new Throttle(new InMemoryAttemptStore(), clock)),
                audit,
                Role.ADMIN);
        RestoreGuard guard = new RestoreGuard(again, restoring, clock);
        RestoreTools tools = new RestoreTools(databases, server, folder, taker);
        RestoreExecution execution = new RestoreExecution(tools, operations, audit, restoring, seoul);
        this.restores = new RestoreService(tools, operations, audit, guard, execution);
        this.drills = new DrillService(folder, new FakeGrounds(server), operations, audit, settings.limits());
        this.removals = new RemovalService(
                folder, operations, audit, new NeededBackups(restores, operations), Duration.ofMinutes(1));
        this.recovery = new Recovery(
                operations,
                new Recovery.OfBackups(
                        new BackupRecovery(folder, operations, audit, (_, _) -> {}),
                        new DrillRecovery(new FakeGrounds(server), operations, audit),
                        new RemovalRecovery(folder, operations, audit),
                        operation -> operation.phase()),
                execution,
                guard,
                audit);
    }

    /** Makes an admin whose password is {@link #PASSWORD}. */
    void addAdmin(String name) {
        users.add(OWNER, name, Role.ADMIN, PASSWORD);
    }

    @Override
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    @Override
    public List<SettingLine> settings() {
        return List.of(new SettingLine("backup.stall", "5m", "belay.yml line 3"));
    }

    @Override
    public RemovalService removals() {
        return removals;
    }

    @Override
    public DrillService drills() {
        return drills;
    }

    @Override
    public List<String> recover() {
        recovered = true;
        List<String> all = new ArrayList<>(leftovers);
        all.addAll(recovery.run());
        return all;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public ZoneId zone() {
        return seoul;
    }

    @Override
    public FakeDatabases databases() {
        return databases;
    }

    @Override
    public BackupFolder folder() {
        return folder;
    }

    @Override
    public BackupService backups() {
        return backups;
    }

    @Override
    public PeriodClose closes() {
        return closes;
    }

    @Override
    public Verifier verifier() {
        return new Verifier(folder, audit, clock);
    }

    @Override
    public RestoreService restores() {
        return restores;
    }

    @Override
    public RetentionService retention() {
        return retention.over(this);
    }

    @Override
    public OffsiteService offsite() {
        return stores.service(folder, audit, clock);
    }

    @Override
    public Fetching fetching() {
        throw new UnsupportedOperationException("what is fetched is tested with real stores");
    }

    @Override
    public KeySetup keys() {
        return encryption.keys(clock);
    }

    @Override
    public Reauthentication reauthentication() {
        return again;
    }

    @Override
    public Journal journal() {
        return journal;
    }

    @Override
    public AuditLog audit() {
        return audit;
    }

    @Override
    public Users users() {
        return users;
    }

    @Override
    public Tokens tokens() {
        return tokens;
    }

    @Override
    public List<SqliteTable> sqliteTables(Path file) {
        if (sqlite.isEmpty()) {
            throw new BelayException(ErrorCode.DAMAGED_BACKUP, "the SQLite file is damaged", "take another copy");
        }
        return List.copyOf(sqlite);
    }

    @Override
    public List<Finding> examine() {
        return List.copyOf(findings);
    }

    @Override
    public Console serve() {
        return new FakeConsole(users, () -> consoleStopped = true);
    }

    @Override
    public Console demo() {
        return new FakeConsole(users, () -> consoleStopped = true);
    }

    @Override
    public void close() {
        closed = true;
    }
}
