package dev.belay;

import dev.belay.audit.AuditLog;
import dev.belay.backup.BackupCatalogue;
import dev.belay.backup.BackupRecovery;
import dev.belay.backup.BackupService;
import dev.belay.backup.BackupTaker;
import dev.belay.backup.Mending;
import dev.belay.backup.Verifier;
import dev.belay.backup.calendar.CloseProof;
import dev.belay.backup.removal.Needed;
import dev.belay.backup.removal.RemovalRecovery;
import dev.belay.backup.removal.RemovalService;
import dev.belay.backup.retention.RetentionService;
import dev.belay.config.ConfigurationFile;
import dev.belay.config.Environment;
import dev.belay.config.Settings;
import dev.belay.notify.Alarms;
import dev.belay.offsite.recovery.FetchRecovery;
import dev.belay.offsite.recovery.Fetching;
import dev.belay.offsite.recovery.HomeKey;
import dev.belay.operation.DatabaseLock;
import dev.belay.operation.Operations;
import dev.belay.postgres.PgPrograms;
import dev.belay.postgres.PostgresDatabases;
import dev.belay.postgres.PostgresGrounds;
import dev.belay.process.ChildProcesses;
import dev.belay.process.CommandRunner;
import dev.belay.restore.DrillProof;
import dev.belay.restore.DrillRecovery;
import dev.belay.restore.DrillRhythms;
import dev.belay.restore.DrillSchedule;
import dev.belay.restore.DrillService;
import dev.belay.restore.NeededBackups;
import dev.belay.restore.Recovery;
import dev.belay.restore.RestoreExecution;
import dev.belay.restore.RestoreGuard;
import dev.belay.restore.RestoreService;
import dev.belay.restore.RestoreTools;
import dev.belay.restore.Targets;
import dev.belay.store.StateStore;
import dev.belay.vault.BackupFolder;
import dev.belay.vault.ChangeLock;
import java.nio.file.Path;
import java.time.Clock;

/** Everything of one Belay, wired by hand: its state, its backup folder, its guarded databases and what acts on them. */
final class Installation implements AutoCloseable {
    private final Settings settings;
    private final Clock clock;
    private final StateStore state;
    private final AuditLog audit;
    private final BackupFolder folder;
    private final PostgresDatabases databases;
    private final Targets targets;
    private final PageDatabase pageDatabase;
    private final Access access;
    private final Operations operations;
    private final BackupService backups;
    private final RestoreService restores;
    private final OffsiteWork offsite;
    private final Needed needed;
    private final Upkeep upkeep;
    private final Fetching fetching;
    private final RemovalService removals;
    private final RetentionService retention;
    private final DrillRhythms rhythms;
    private final Recovery recovery;
    private final Alarms alarms;
    private final CalendarWork calendar;

    /**
     * Opens the home that {@code environment} names.
     *
     * @param edges where it meets the world
     */
    Installation(Environment environment, Settings settings, Clock clock, Edges edges) {
        Path home = settings.general().home();
        this.settings = settings;
        this.clock = clock;
        this.state = StateStore.open(home.resolve("state.db"), clock);
        this.audit = new AuditLog(state.auditStore(), clock);
        HomeKey key = HomeKey.open(home.resolve("keys").resolve("manifest.key"));
        this.folder = folder(settings, home, key);
        CommandRunner runner = new CommandRunner();
        this.databases = new PostgresDatabases(
                runner, new PgPrograms(runner, settings.general().programs()), home.resolve("run"));
        settings.databases().forEach(databases::register);
        this.targets = edges.wrap().apply(databases);
        this.pageDatabase = new PageDatabase(databases, state.settings(), settings, runner);
        pageDatabase.register();
        this.access = new Access(state, audit, clock);
        DatabaseLock locks = new DatabaseLock(home.resolve("locks"));
        this.operations = new Operations(state.journal(), locks, clock);
        BackupTaker taker =
                new BackupTaker(databases, folder, settings.backups().taking(), clock);
        this.backups = new BackupService(databases, folder, taker, operations, audit);
        RestoreTools tools = new RestoreTools(databases, targets, folder, taker);
        RestoreGuard guard = new RestoreGuard(access.reauthentication(), settings.restore(), clock);
        RestoreExecution execution = new RestoreExecution(
                tools, operations, audit, settings.restore(), settings.general().zone());
        this.restores = new RestoreService(tools, operations, audit, guard, execution);
        PostgresGrounds grounds = grounds(settings, databases, runner);
        this.offsite = new OffsiteWork(this, key, locks, new VendorStores(runner, clock, edges.google()));
        this.upkeep = new Upkeep(this, new Mending(folder, offsite.fetchable(), audit), grounds);
        this.fetching = new Fetching(offsite.fetching(new CopyDrills(upkeep.drills(), operations)), operations, audit);
        this.needed = new NeededBackups(restores, operations).and(offsite.onTheirWay());
        this.removals = new RemovalService(folder, operations, audit, needed, edges.grace());
        this.recovery = new Recovery(operations, settling(grounds), execution, guard, audit);
        this.retention = Retaining.of(this);
        CalendarOnDisk file = new CalendarOnDisk(new ConfigurationFile(environment), settings.calendar(), locks, clock);
        this.rhythms = new DrillRhythms(file::inForce, settings.drill().rhythm());
        this.calendar = new CalendarWork(
                this, file, new CloseProof.Both(offsite.closeProof(), new DrillProof(operations, rhythms)));
        this.alarms = Alarming.of(this);
    }

    private Recovery.OfBackups settling(PostgresGrounds grounds) {
        return new Recovery.OfBackups(
                new BackupRecovery(folder, operations, audit, ChildProcesses::endLeftover),
                new DrillRecovery(grounds, operations, audit),
                new RemovalRecovery(folder, operations, audit),
                new FetchRecovery(offsite.waiting(), folder, operations, audit)::recover);
    }

    private static BackupFolder folder(Settings settings, Path home, HomeKey key) {
        ChangeLock lock = ChangeLock.in(home.resolve("locks").resolve("manifests.lock"));
        return new BackupFolder(settings.backups().folder(), key.seal(), lock);
    }

    private static PostgresGrounds grounds(Settings settings, PostgresDatabases databases, CommandRunner runner) {
        Path run = settings.general().home().resolve("run");
        return new PostgresGrounds(databases, settings.general().programs(), run, settings.drill(), runner);
    }

    Settings settings() {
        return settings;
    }

    Clock clock() {
        return clock;
    }

    StateStore state() {
        return state;
    }

    AuditLog audit() {
        return audit;
    }

    BackupFolder folder() {
        return folder;
    }

    BackupCatalogue catalogue() {
        return new BackupCatalogue(folder, audit);
    }

    PostgresDatabases databases() {
        return databases;
    }

    Targets targets() {
        return targets;
    }

    PageDatabase pageDatabase() {
        return pageDatabase;
    }

    Access access() {
        return access;
    }

    Operations operations() {
        return operations;
    }

    BackupService backups() {
        return backups;
    }

    Verifier verifier() {
        return new Verifier(folder, audit, clock);
    }

    RestoreService restores() {
        return restores;
    }

    Alarms alarms() {
        return alarms;
    }

    DrillService drills() {
        return upkeep.drills();
    }

    Upkeep upkeep() {
        return upkeep;
    }

    OffsiteWork offsite() {
        return offsite;
    }

    /** Why backups cannot go now. */
    Needed needed() {
        return needed;
    }

    Fetching fetching() {
        return fetching;
    }

    RetentionService retention() {
        return retention;
    }

    RemovalService removals() {
        return removals;
    }

    DrillSchedule drillSchedule() {
        return upkeep.drillSchedule(databases, rhythms);
    }

    /** How often drills are done. */
    DrillRhythms rhythms() {
        return rhythms;
    }

    CalendarWork calendar() {
        return calendar;
    }

    Recovery recovery() {
        return recovery;
    }

    @Override
    public void close() {
        removals.close();
        fetching.close();
        upkeep.close();
        offsite.close();
        state.close();
    }
}
