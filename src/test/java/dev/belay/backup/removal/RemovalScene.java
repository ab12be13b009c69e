package dev.belay.backup.removal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.audit.AuditEntry;
import dev.belay.audit.AuditEntry.Outcome;
import dev.belay.audit.AuditLog;
import dev.belay.base.Actor;
import dev.belay.operation.DatabaseLock;
import dev.belay.operation.Journal;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationId;
import dev.belay.operation.Operations;
import dev.belay.testing.MutableClock;
import dev.belay.testing.fakes.Acts;
import dev.belay.testing.fakes.InMemoryAuditStore;
import dev.belay.testing.fakes.InMemoryJournal;
import dev.belay.testing.fakes.MortalJournal;
import dev.belay.vault.BackupFolder;
import dev.belay.vault.BackupId;
import dev.belay.vault.Manifest;
import dev.belay.vault.MortalFolder;
import dev.belay.vault.StoredBackup;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** What removing backups needs: folder, locks and decisions are the real ones. */
final class RemovalScene {
    static final String DATABASE = "finance";
    static final Actor MINJI = new Actor("minji", Actor.Channel.CONSOLE);
    static final Actor JUN = new Actor("jun", Actor.Channel.SHELL);
    static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Long enough that no test sees its end. */
    static final Duration LONG = Duration.ofMinutes(50);

    final MutableClock clock = MutableClock.at("2026-02-19T03:00:00Z");
    final Map<BackupId, String> needed = new HashMap<>();
    final BackupFolder folder;
    final Journal kept;
    final AuditLog audit;
    final Operations operations;
    final RemovalService removals;
    final RemovalRecovery recovery;
    private final Path home;

    private RemovalScene(Path home, Acts acts, Journal kept, AuditLog audit, Duration grace) {
        this.home = home;
        this.kept = kept;
        this.audit = audit;
        this.folder = MortalFolder.open(home.resolve("backups"), acts);
        this.operations = new Operations(new MortalJournal(kept, acts), new DatabaseLock(home.resolve("locks")), clock);
        this.removals = new RemovalService(folder, operations, audit, _ -> needed, grace);
        this.recovery = new RemovalRecovery(folder, operations, audit);
    }

    /** A scene in which a deletion can be taken back for {@code grace}. */
    static RemovalScene at(Path home, Duration grace) {
        return at(home, grace, Acts.allWell());
    }

    /** As {@link #at(Path, Duration)}, in which {@code acts} decides what goes wrong. */
    static RemovalScene at(Path home, Duration grace, Acts acts) {
        AuditLog audit = new AuditLog(new InMemoryAuditStore(), MutableClock.at("2026-02-19T03:00:00Z"));
        return new RemovalScene(home, acts, new InMemoryJournal(), audit, grace);
    }

    /** The same machine after a restart. */
    RemovalScene restarted() {
        return new RemovalScene(home, Acts.allWell(), kept, audit, Duration.ZERO);
    }

    /** So many good backups, the newest first, an hour between each. */
    List<Manifest> backups(int number) {
        List<Manifest> all = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            all.addFirst(MortalFolder.good(folder, clock.instant()));
            clock.advance(Duration.ofHours(1));
        }
        return all;
    }

    StoredBackup stored(Manifest manifest) {
        return folder.find(manifest.id()).orElseThrow();
    }

    Operation delete(Manifest manifest) {
        return ended(removals.start(stored(manifest), MINJI));
    }

    Operation ended(OperationId id) {
        Instant deadline = Instant.now(Clock.systemUTC()).plus(PATIENCE);
        while (operations.find(id).running()) {
            assertThat(Instant.now(Clock.systemUTC())).isBefore(deadline);
            LockSupport.parkNanos(200_000);
        }
        return operations.find(id);
    }

    /** Settles what nobody runs. */
    List<String> recover() {
        List<String> phases = new ArrayList<>();
        operations.orphans(operation -> {
            if (operation.running()) {
                phases.add(recovery.recover(operation));
            }
        });
        return phases;
    }

    /** What the audit log says of {@code act} on {@code subject}, oldest first. */
    List<Outcome> told(String act, BackupId subject) {
        return audit.newest(subject.value(), 1000).reversed().stream()
                .filter(entry -> entry.act().equals(act) && entry.subject().equals(subject.value()))
                .map(AuditEntry::outcome)
                .toList();
    }

    List<BackupId> left() {
        return folder.list().stream().map(StoredBackup::id).toList();
    }

    static Instant moment(String text) {
        return Instant.parse(text);
    }
}
