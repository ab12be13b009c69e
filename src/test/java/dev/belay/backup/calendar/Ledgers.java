package dev.belay.backup.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.audit.AuditLog;
import dev.belay.backup.BackupCatalogue;
import dev.belay.backup.BackupService;
import dev.belay.backup.BackupSettings;
import dev.belay.backup.BackupTaker;
import dev.belay.backup.Databases;
import dev.belay.backup.Dumper;
import dev.belay.backup.Dumper.EndState;
import dev.belay.backup.GuardedDatabase;
import dev.belay.base.Actor;
import dev.belay.operation.DatabaseLock;
import dev.belay.operation.Operation;
import dev.belay.operation.Operations;
import dev.belay.store.StateStore;
import dev.belay.testing.MutableClock;
import dev.belay.testing.fakes.Acts;
import dev.belay.testing.fakes.FakeDumper;
import dev.belay.testing.fakes.InMemoryCalendarFile;
import dev.belay.vault.BackupFolder;
import dev.belay.vault.Manifest;
import dev.belay.vault.ManifestSeal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Two guarded databases with a calendar over the real state, folder and locks; only pg_dump is not a process. */
final class Ledgers implements AutoCloseable {
    static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    /** A dump that breaks off. */
    static final FakeDumper.Ending BADLY = new FakeDumper.Ending(100, new EndState.Failed("it broke off", ""));

    static final Actor MINJI = new Actor("minji", Actor.Channel.SHELL);

    final MutableClock clock;
    final StateStore state;
    final InMemoryCalendarFile file = new InMemoryCalendarFile(SEOUL);
    final Operations operations;
    final BackupFolder folder;
    final BackupService backups;
    final BackupCatalogue catalogue;
    final PeriodClose closing;
    final Timetable timetable;
    final List<Manifest> proofsSought = new ArrayList<>();
    private final Endings endings = new Endings();

    /** A process on {@code home}; several may share it and its {@code clock}. */
    Ledgers(Path home, MutableClock clock) {
        this.clock = clock;
        this.state = StateStore.open(home.resolve("state.db"), clock);
        AuditLog audit = new AuditLog(state.auditStore(), clock);
        this.operations = new Operations(state.journal(), new DatabaseLock(home.resolve("locks")), clock);
        this.folder = new BackupFolder(home.resolve("backups"), new ManifestSeal(new byte[32]));
        BackupSettings settings = new BackupSettings(
                1, List.of(), Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofHours(1), SEOUL);
        this.backups = new BackupService(
                endings, folder, new BackupTaker(endings, folder, settings, clock), operations, audit);
        this.catalogue = new BackupCatalogue(folder, audit);
        CloseOrders orders = new CloseOrders(file::inForce, clock);
        this.closing = new PeriodClose(
                state.closes(),
                orders,
                backups,
                catalogue,
                operations,
                new CloseProof.Both(new Noted(), CloseProof.notConfigured()));
        this.timetable = new Timetable(
                file, state.schedules(), state.closes(), new Timetable.Acts(endings, backups, closing), clock);
    }

    /** How the dumps that are begun from now on end. */
    void dumpsEnd(FakeDumper.Ending ending) {
        endings.next = ending;
    }

    /** Begins what is due and waits until it is over. */
    void tick() {
        timetable.tick();
        finish();
        closing.settle();
    }

    /** Waits until nothing runs any more. */
    void finish() {
        for (Operation running : state.journal().running()) {
            assertThat(backups.await(running.id(), Duration.ofMinutes(1))).isPresent();
        }
    }

    /** The backups of a database, oldest first. */
    List<Manifest> taken(String database) {
        return catalogue.of(database).reversed().stream()
                .flatMap(backup -> BackupCatalogue.manifest(backup).stream())
                .toList();
    }

    @Override
    public void close() {
        state.close();
    }

    private final class Noted implements CloseProof {
        @Override
        public void seek(Manifest closed) {
            proofsSought.add(closed);
        }

        @Override
        public ProofState of(Manifest closed) {
            return new ProofState.Awaited();
        }
    }

    private static final class Endings implements Databases {
        private FakeDumper.Ending next = FakeDumper.Ending.WELL;

        @Override
        public List<GuardedDatabase> all() {
            return List.of(
                    new GuardedDatabase("ledger", "ledger", "db:5432", ""),
                    new GuardedDatabase("crm", "crm", "db:5432", ""));
        }

        @Override
        public Dumper dumper(String database) {
            return new FakeDumper(Acts.allWell(), () -> Map.of("income", 414), next);
        }

        @Override
        public ServerLock lock(String database) {
            return () -> {};
        }
    }
}
