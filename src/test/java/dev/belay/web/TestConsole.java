package dev.belay.web;

import dev.belay.access.PasswordCheck;
import dev.belay.access.PasswordHasher;
import dev.belay.access.Reauthentication;
import dev.belay.access.Role;
import dev.belay.access.Scope;
import dev.belay.access.SecretSource;
import dev.belay.access.SessionSettings;
import dev.belay.access.Sessions;
import dev.belay.access.SetupLink;
import dev.belay.access.SignIn;
import dev.belay.access.Throttle;
import dev.belay.access.Tokens;
import dev.belay.access.Users;
import dev.belay.audit.AuditEntry;
import dev.belay.audit.AuditLog;
import dev.belay.backup.BackupCatalogue;
import dev.belay.backup.BackupRequest;
import dev.belay.backup.BackupResult;
import dev.belay.backup.BackupService;
import dev.belay.backup.BackupSettings;
import dev.belay.backup.BackupTaker;
import dev.belay.backup.Mending;
import dev.belay.backup.OffsiteCopies;
import dev.belay.backup.StallWatch;
import dev.belay.backup.VerificationService;
import dev.belay.backup.Verifier;
import dev.belay.backup.calendar.CalendarBook;
import dev.belay.backup.calendar.CloseOrders;
import dev.belay.backup.calendar.CloseProof;
import dev.belay.backup.calendar.PeriodClose;
import dev.belay.backup.removal.RemovalService;
import dev.belay.base.Actor;
import dev.belay.base.Secret;
import dev.belay.notify.Alarms;
import dev.belay.offsite.recovery.HomeKey;
import dev.belay.operation.DatabaseLock;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationId;
import dev.belay.operation.OperationKind;
import dev.belay.operation.Operations;
import dev.belay.restore.DrillService;
import dev.belay.restore.NeededBackups;
import dev.belay.restore.RestoreExecution;
import dev.belay.restore.RestoreGuard;
import dev.belay.restore.RestoreService;
import dev.belay.restore.RestoreService.Confirmation;
import dev.belay.restore.RestoreSettings;
import dev.belay.restore.RestoreTools;
import dev.belay.testing.MutableClock;
import dev.belay.testing.fakes.Acts;
import dev.belay.testing.fakes.FakeGrounds;
import dev.belay.testing.fakes.FakeServer;
import dev.belay.testing.fakes.InMemoryAttemptStore;
import dev.belay.testing.fakes.InMemoryCalendarFile;
import dev.belay.testing.fakes.InMemoryCloseStore;
import dev.belay.testing.fakes.InMemoryIdempotencyStore;
import dev.belay.testing.fakes.InMemoryJournal;
import dev.belay.testing.fakes.InMemoryScheduleStore;
import dev.belay.testing.fakes.InMemorySessionStore;
import dev.belay.testing.fakes.InMemorySetupStore;
import dev.belay.testing.fakes.InMemoryTokenStore;
import dev.belay.testing.fakes.InMemoryUserStore;
import dev.belay.testing.fakes.TestAlarms;
import dev.belay.vault.BackupFolder;
import dev.belay.vault.Manifest;
import dev.belay.web.api.Probe;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The real console on a free port: its decisions, files and locks are the real ones, its server and state are not. */
final class TestConsole implements AutoCloseable {
    static final String PASSWORD = "correct horse battery";
    static final Duration COOLDOWN = Duration.ofMinutes(10);
    private static final StallWatch.Limits LIMITS = new StallWatch.Limits(Duration.ofMinutes(5), Duration.ofHours(1));
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Actor TEST = new Actor("test", Actor.Channel.SHELL);
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    final MutableClock clock = MutableClock.at("2026-02-19T03:00:00Z");
    final FakeServer guarded = new FakeServer(Acts.allWell(), Map.of("income", 414, "expense", 110));
    final HeldDatabases databases = new HeldDatabases(guarded);
    final InMemoryJournal journal = new InMemoryJournal();
    final WatchedAuditStore entries = new WatchedAuditStore();
    final AuditLog audit = new AuditLog(entries, clock);
    final FakeDatabaseSetup databaseSetup = new FakeDatabaseSetup();
    final SwitchableProbe state = new SwitchableProbe();
    final InMemoryCalendarFile calendar = new InMemoryCalendarFile(SEOUL);
    final HomeKey key;
    final BackupFolder folder;
    final Users users;
    final Tokens tokens;
    final SetupLink setupLink;
    final BackupService backups;
    final RestoreService restores;
    final RemovalService removals;
    final TestOffsite offsite;
    final WebServer server;
    final TestAlarms watched;
    final Alarms alarms;

    private TestConsole(Path home, UnaryOperator<WebSettings> change, Duration grace) {
        SecureRandom random = new SecureRandom();
        InMemoryUserStore userStore = new InMemoryUserStore();
        InMemorySessionStore sessionStore = new InMemorySessionStore();
        PasswordHasher hasher = new PasswordHasher(4, random);
        SecretSource secrets = new SecretSource(random);
        Throttle throttle = new Throttle(new InMemoryAttemptStore(), clock);
        PasswordCheck check = new PasswordCheck(userStore, hasher, throttle);
        Reauthentication again = new Reauthentication(check, audit, Role.ADMIN);
        this.users = new Users(userStore, sessionStore, hasher, audit, clock);
        this.tokens = new Tokens(new InMemoryTokenStore(), secrets, audit, clock);
        this.setupLink = new SetupLink(new InMemorySetupStore(), users, hasher, secrets, clock);
        Sessions sessions = new Sessions(sessionStore, userStore, SessionSettings.DEFAULT, secrets, clock);
        Operations operations = new Operations(journal, new DatabaseLock(home.resolve("locks")), clock);
        this.key = HomeKey.open(home.resolve("keys").resolve("manifest.key"));
        this.folder = new BackupFolder(home.resolve("backups"), key.seal());
        BackupTaker taker = new BackupTaker(
                databases,
                folder,
                new BackupSettings(
                        1, List.of(), Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofHours(1), SEOUL),
                clock);
        this.backups = new BackupService(databases, folder, taker, operations, audit);
        DrillService drills = new DrillService(folder, new FakeGrounds(guarded), operations, audit, LIMITS);
        this.restores = restores(new RestoreTools(databases, guarded, folder, taker), operations, again);
        this.removals = new RemovalService(folder, operations, audit, new NeededBackups(restores, operations), grace);
        this.watched = new TestAlarms(home, clock, audit).telling("chat");
        this.alarms = watched.start();
        this.offsite = new TestOffsite(this, home, operations);
        this.server = new WebServer(
                change.apply(new WebSettings("127.0.0.1", 0, null, List.of(), null, SEOUL)),
                new Collaborators(
                        people(check, again, sessions, throttle),
                        vault(operations),
                        calendars(operations),
                        new Collaborators.Restores(restores, guarded, drills),
                        new Collaborators.Offsite(offsite.service, offsite.google, offsite.keys, offsite.fetching),
                        new Collaborators.Records(journal, audit, new InMemoryIdempotencyStore(), alarms),
                        new Collaborators.Server(clock, random, "1.2.3", List.of(new Probe("state", state)))));
    }

    private Collaborators.People people(
            PasswordCheck check, Reauthentication again, Sessions sessions, Throttle throttle) {
        return new Collaborators.People(new SignIn(check, audit), again, sessions, setupLink, tokens, throttle);
    }

    private Collaborators.Backups vault(Operations operations) {
        return new Collaborators.Backups(
                databases,
                databaseSetup,
                backups,
                new BackupCatalogue(folder, audit),
                new VerificationService(
                        new Verifier(folder, audit, clock),
                        new Mending(folder, OffsiteCopies.none(), audit),
                        operations,
                        LIMITS),
                removals);
    }

    private Collaborators.Calendars calendars(Operations operations) {
        CloseProof.Both proofs = new CloseProof.Both(CloseProof.notConfigured(), CloseProof.notConfigured());
        InMemoryCloseStore closes = new InMemoryCloseStore();
        CalendarBook.Kept kept = new CalendarBook.Kept(new InMemoryScheduleStore(), closes);
        CloseOrders orders = new CloseOrders(calendar::inForce, clock);
        return new Collaborators.Calendars(
                calendar,
                new CalendarBook(calendar, kept, backups, proofs, clock),
                new PeriodClose(closes, orders, backups, new BackupCatalogue(folder, audit), operations, proofs),
                TestRetention.of(this, operations));
    }

    private RestoreService restores(RestoreTools tools, Operations operations, Reauthentication again) {
        RestoreSettings settings = new RestoreSettings(COOLDOWN, Duration.ofDays(7), 5);
        RestoreGuard guard = new RestoreGuard(again, settings, clock);
        RestoreExecution execution = new RestoreExecution(tools, operations, audit, settings, SEOUL);
        return new RestoreService(tools, operations, audit, guard, execution);
    }

    static TestConsole start(Path home) {
        return start(home, settings -> settings);
    }

    static TestConsole start(Path home, UnaryOperator<WebSettings> change) {
        return started(new TestConsole(home, change, COOLDOWN));
    }

    /** One in which a deletion leaves no time to take it back. */
    static TestConsole deletingAtOnce(Path home) {
        return started(new TestConsole(home, settings -> settings, Duration.ZERO));
    }

    private static TestConsole started(TestConsole console) {
        console.server.start();
        return console;
    }

    /** Users who are called like their roles. */
    TestConsole withUsers() {
        for (Role role : Role.values()) {
            users.add(TEST, nameOf(role), role, new Secret(PASSWORD));
        }
        return this;
    }

    Browser browser() {
        return new Browser(URI.create("http://127.0.0.1:" + server.port()));
    }

    Browser signedIn(Role role) {
        Browser browser = browser();
        browser.signIn(nameOf(role), PASSWORD);
        return browser;
    }

    /** The secret of a new token. */
    String token(Scope... scopes) {
        return tokens.create(TEST, "ci", Set.of(scopes), Tokens.DEFAULT_VALIDITY)
                .secret()
                .reveal();
    }

    /** A good backup of what the guarded database holds now. */
    Manifest backup() {
        return switch (backups.take(BackupRequest.manual(FakeServer.LIVE), TEST, id -> {})) {
            case BackupResult.Good(Manifest manifest) -> manifest;
            case BackupResult.Failed(var _, String sentence, String _) -> throw new AssertionError(sentence);
            case BackupResult.Cancelled _ -> throw new AssertionError("cancelled");
        };
    }

    /** Confirms a restore as the admin, in a shell. */
    void confirm(OperationId restore) {
        Confirmation confirmation = new Confirmation("admin", new Secret(PASSWORD), null, "127.0.0.1", null);
        restores.confirm(restore, confirmation, new Actor("admin", Actor.Channel.SHELL));
    }

    /** What the folder says of {@code backup} now. */
    Manifest stored(Manifest backup) {
        return folder.find(backup.id()).flatMap(BackupCatalogue::manifest).orElseThrow();
    }

    /** What the audit log says of {@code act}, oldest first. */
    List<AuditEntry.Outcome> outcomes(String act) {
        return audit.newest("", 1000).reversed().stream()
                .filter(entry -> entry.act().equals(act))
                .map(AuditEntry::outcome)
                .toList();
    }

    static String nameOf(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    /** Nothing may be at work any more when the folder is taken away. */
    private void end(Operation operation) {
        if (operation.kind() == OperationKind.BACKUP) {
            backups.await(operation.id(), PATIENCE);
        } else {
            restores.cancel(operation.id(), TEST);
            restores.await(operation.id(), PATIENCE);
        }
    }

    @Override
    public void close() {
        databases.release();
        server.close();
        removals.close();
        journal.running().forEach(this::end);
        watched.close();
        offsite.close();
    }
}
