package dev.belay.restore;

import dev.belay.access.PasswordCheck;
import dev.belay.access.PasswordHasher;
import dev.belay.access.Reauthentication;
import dev.belay.access.Role;
import dev.belay.access.Throttle;
import dev.belay.access.Users;
import dev.belay.audit.AuditLog;
import dev.belay.backup.BackupRecovery;
import dev.belay.backup.BackupRequest;
import dev.belay.backup.BackupResult;
import dev.belay.backup.BackupService;
import dev.belay.backup.BackupSettings;
import dev.belay.backup.BackupTaker;
import dev.belay.backup.removal.RemovalRecovery;
import dev.belay.base.Actor;
import dev.belay.base.Secret;
import dev.belay.operation.DatabaseLock;
import dev.belay.operation.Journal;
import dev.belay.operation.OperationId;
import dev.belay.operation.Operations;
import dev.belay.restore.RestoreService.Confirmation;
import dev.belay.testing.MutableClock;
import dev.belay.testing.fakes.Acts;
import dev.belay.testing.fakes.FakeGrounds;
import dev.belay.testing.fakes.FakeServer;
import dev.belay.testing.fakes.InMemoryAttemptStore;
import dev.belay.testing.fakes.InMemoryAuditStore;
import dev.belay.testing.fakes.InMemoryJournal;
import dev.belay.testing.fakes.InMemorySessionStore;
import dev.belay.testing.fakes.InMemoryUserStore;
import dev.belay.testing.fakes.MortalJournal;
import dev.belay.vault.BackupFolder;
import dev.belay.vault.Manifest;
import dev.belay.vault.ManifestSeal;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that a restore needs, without a server or a database: files, locks and decisions are the real ones. */
final class World {
    static final Actor MINJI = new Actor("minji", Actor.Channel.CONSOLE);
    static final Secret PASSWORD = new Secret("correct horse");
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    final MutableClock clock = MutableClock.at("2026-02-19T03:00:00Z");
    final FakeServer server;
    final BackupFolder folder;
    final Journal kept;
    final AuditLog audit;
    final RestoreService restores;
    final BackupService backups;
    final DrillService drills;
    final Operations operations;
    final Recovery recovery;

    private World(FakeServer server, Path home, Journal kept, Journal journal, AuditLog audit) {
        this.server = server;
        this.kept = kept;
        this.audit = audit;
        this.folder = new BackupFolder(home.resolve("backups"), new ManifestSeal(new byte[32]));
        this.operations = new Operations(journal, new DatabaseLock(home.resolve("locks")), clock);
        BackupSettings settings = new BackupSettings(
                1, List.of(), Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofHours(1), SEOUL);
        BackupTaker taker = new BackupTaker(server, folder, settings, clock);
        this.backups = new BackupService(server, folder, taker, operations, audit);
        RestoreTools tools = new RestoreTools(server, server, folder, taker);
        RestoreSettings restoreSettings = new RestoreSettings(Duration.ZERO, Duration.ofDays(7), 5);
        RestoreGuard guard = new RestoreGuard(reauthentication(audit, clock), restoreSettings, clock);
        RestoreExecution execution = new RestoreExecution(tools, operations, audit, restoreSettings, SEOUL);
        this.restores = new RestoreService(tools, operations, audit, guard, execution);
        this.drills = new DrillService(folder, new FakeGrounds(server), operations, audit, settings.limits());
        this.recovery = new Recovery(
                operations,
                new Recovery.OfBackups(
                        new BackupRecovery(folder, operations, audit, (pid, began) -> {}),
                        new DrillRecovery(new FakeGrounds(server), operations, audit),
                        new RemovalRecovery(folder, operations, audit),
                        operation -> operation.phase()),
                execution,
                guard,
                audit);
    }

    /** A world in which {@code acts} decides what goes wrong. */
    static World with(Path home, FakeServer server, Acts acts) {
        InMemoryJournal kept = new InMemoryJournal();
        AuditLog audit = new AuditLog(new InMemoryAuditStore(), MutableClock.at("2026-02-19T03:00:00Z"));
        return new World(server, home, kept, new MortalJournal(kept, acts), audit);
    }

    /** The same machine after a restart: what was written is there, and nothing else. */
    World restarted(Path home, FakeServer sameServer) {
        return new World(sameServer, home, kept, kept, audit);
    }

    Manifest backup() {
        return switch (backups.take(BackupRequest.manual(FakeServer.LIVE), MINJI, id -> {})) {
            case BackupResult.Good(Manifest manifest) -> manifest;
            case BackupResult.Failed(var _, String sentence, String _) -> throw new AssertionError(sentence);
            case BackupResult.Cancelled _ -> throw new AssertionError("cancelled");
        };
    }

    OperationId open(Manifest backup) {
        return restores.open(restores.preview(FakeServer.LIVE, backup.id().value()), MINJI);
    }

    void confirm(OperationId id) {
        confirm(id, PASSWORD, null);
    }

    void confirm(OperationId id, Secret password, @Nullable Duration cooldown) {
        restores.confirm(id, new Confirmation("minji", password, null, "127.0.0.1", cooldown), MINJI);
    }

    RestoreResult await(OperationId id) {
        return restores.await(id, Duration.ofSeconds(30)).orElseThrow();
    }

    private static Reauthentication reauthentication(AuditLog audit, Clock clock) {
        InMemoryUserStore users = new InMemoryUserStore();
        PasswordHasher hasher = new PasswordHasher(4, new SecureRandom());
        new Users(users, new InMemorySessionStore(), hasher, audit, clock).add(MINJI, "minji", Role.ADMIN, PASSWORD);
        Throttle throttle = new Throttle(new InMemoryAttemptStore(), clock);
        return new Reauthentication(new PasswordCheck(users, hasher, throttle), audit, Role.ADMIN);
    }
}
