package dev.belay.backup.retention;

import dev.belay.audit.AuditLog;
import dev.belay.backup.BackupCatalogue;
import dev.belay.backup.BackupRequest;
import dev.belay.backup.BackupResult;
import dev.belay.backup.BackupService;
import dev.belay.backup.BackupSettings;
import dev.belay.backup.BackupTaker;
import dev.belay.backup.removal.RemovalService;
import dev.belay.base.Actor;
import dev.belay.operation.DatabaseLock;
import dev.belay.operation.Operations;
import dev.belay.store.StateStore;
import dev.belay.testing.MutableClock;
import dev.belay.testing.fakes.Acts;
import dev.belay.testing.fakes.FakeServer;
import dev.belay.vault.BackupFolder;
import dev.belay.vault.BackupId;
import dev.belay.vault.Manifest;
import dev.belay.vault.ManifestSeal;
import dev.belay.vault.Reason;
import dev.belay.vault.RetentionSettings;
import dev.belay.vault.RetentionSettings.Slots;
import dev.belay.vault.StoredBackup;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Backups of one database with retention over the real folder, state, locks and removal; only pg_dump is no process. */
final class Shelf implements AutoCloseable {
    static final String LEDGER = FakeServer.LIVE;
    static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    static final Actor MINJI = new Actor("minji", Actor.Channel.CONSOLE);

    final MutableClock clock;
    final StateStore state;
    final AuditLog audit;
    final BackupFolder folder;
    final BackupCatalogue catalogue;
    final Operations operations;
    final DatabaseLock locks;
    final Path home;
    Runnable whenLookedAt = () -> {};
    Map<BackupId, String> needed = Map.of();

    @Nullable Duration jump;

    private final FakeServer server = new FakeServer(Acts.allWell(), Map.of("income", 414));
    private final RemovalService removal;
    private final BackupService backups;

    /** A process on {@code home}; one that comes later finds what this one wrote. */
    Shelf(Path home, MutableClock clock) {
        this(home, clock, new byte[32]);
    }

    /** The same with another key for manifests, as another console has it. */
    Shelf(Path home, MutableClock clock, byte[] key) {
        this.home = home;
        this.clock = clock;
        this.state = StateStore.open(home.resolve("state.db"), clock);
        this.audit = new AuditLog(state.auditStore(), clock);
        this.folder = new BackupFolder(home.resolve("backups"), new ManifestSeal(key));
        this.catalogue = new BackupCatalogue(folder, audit);
        this.locks = new DatabaseLock(home.resolve("locks"));
        this.operations = new Operations(state.journal(), locks, clock);
        this.removal = new RemovalService(folder, operations, audit, _ -> Map.of(), Duration.ZERO);
        BackupSettings settings = new BackupSettings(
                1, List.of(), Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofHours(1), SEOUL);
        this.backups =
                new BackupService(server, folder, new BackupTaker(server, folder, settings, clock), operations, audit);
    }

    static RetentionSettings last(int number) {
        return new RetentionSettings(
                new Slots(number, null, 0, 0, 0, 0), Map.of(), 1, false, Duration.ofDays(30), SEOUL);
    }

    RetentionService retention(RetentionSettings policy) {
        RetentionView view = new RetentionView(
                catalogue, state.journal(), this::needed, ConfirmedCopies.nowhere(), () -> Optional.ofNullable(jump));
        return new RetentionService(
                policy, new RetentionService.Tools(server, view, removal, audit), state.retention(), clock);
    }

    private Map<BackupId, String> needed(String database) {
        whenLookedAt.run();
        return needed;
    }

    /** Takes so many backups, one a day. */
    void takeDaily(int number) {
        for (int day = 0; day < number; day++) {
            take(Reason.SCHEDULE, false);
            clock.advance(Duration.ofDays(1));
        }
    }

    Manifest take(Reason reason, boolean pin) {
        BackupRequest request = new BackupRequest(LEDGER, reason, null, null, pin);
        return switch (backups.take(request, MINJI, _ -> {})) {
            case BackupResult.Good(Manifest manifest) -> manifest;
            case BackupResult.Failed(var _, String sentence, String _) -> throw new AssertionError(sentence);
            case BackupResult.Cancelled _ -> throw new AssertionError("cancelled");
        };
    }

    /** What is in the folder, newest first. */
    List<BackupId> ids() {
        return folder.list().stream().map(StoredBackup::id).toList();
    }

    @Override
    public void close() {
        removal.close();
        state.close();
    }
}
