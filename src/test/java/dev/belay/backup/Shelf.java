package dev.belay.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.audit.AuditEntry;
import dev.belay.audit.AuditLog;
import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.operation.DatabaseLock;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationId;
import dev.belay.operation.OperationKind;
import dev.belay.operation.Operations;
import dev.belay.testing.MutableClock;
import dev.belay.testing.fakes.Acts;
import dev.belay.testing.fakes.FakeCopies;
import dev.belay.testing.fakes.FakeServer;
import dev.belay.testing.fakes.InMemoryAuditStore;
import dev.belay.testing.fakes.InMemoryJournal;
import dev.belay.vault.BackupFolder;
import dev.belay.vault.Manifest;
import dev.belay.vault.ManifestSeal;
import dev.belay.vault.StoredBackup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Backups that lie in a real folder, and what reads them again; copies elsewhere are in a test's hands. */
final class Shelf {
    static final Actor MINJI = new Actor("minji", Actor.Channel.CONSOLE);
    private static final StallWatch.Limits PATIENT = new StallWatch.Limits(Duration.ofMinutes(5), Duration.ofHours(6));

    final MutableClock clock = MutableClock.at("2026-02-19T03:00:00Z");
    final InMemoryJournal journal = new InMemoryJournal();
    final AuditLog audit = new AuditLog(new InMemoryAuditStore(), clock);
    final BackupFolder folder;
    final Operations operations;
    private final BackupService backups;

    Shelf(Path home) {
        this.folder = new BackupFolder(home.resolve("backups"), new ManifestSeal(new byte[32]));
        this.operations = new Operations(journal, new DatabaseLock(home.resolve("locks")), clock);
        FakeServer server = new FakeServer(Acts.allWell(), Map.of("income", 414));
        BackupSettings settings = new BackupSettings(
                1, List.of(), Duration.ofSeconds(5), PATIENT.stall(), PATIENT.deadline(), ZoneId.of("Asia/Seoul"));
        this.backups =
                new BackupService(server, folder, new BackupTaker(server, folder, settings, clock), operations, audit);
    }

    Manifest backup() {
        BackupResult result = backups.take(BackupRequest.manual(FakeServer.LIVE), MINJI, _ -> {});
        assertThat(result).isInstanceOf(BackupResult.Good.class);
        return ((BackupResult.Good) result).manifest();
    }

    Mending mending(OffsiteCopies copies) {
        return new Mending(folder, copies, audit);
    }

    VerificationService verifications(OffsiteCopies copies) {
        return verifications(copies, PATIENT);
    }

    VerificationService verifications(OffsiteCopies copies, StallWatch.Limits limits) {
        return new VerificationService(new Verifier(folder, audit, clock), mending(copies), operations, limits);
    }

    VerificationSchedule schedule(OffsiteCopies copies) {
        return new VerificationSchedule(
                verifications(copies), mending(copies), folder, operations, Duration.ofDays(30));
    }

    /** Reads {@code backup} again, to the end of it. */
    Operation verify(Manifest backup, FakeCopies copies) {
        return verify(backup, verifications(copies));
    }

    Operation verify(Manifest backup, VerificationService by) {
        return ended(start(backup, by));
    }

    /** The end of the reading before is told a moment before what it held is free. */
    private OperationId start(Manifest backup, VerificationService by) {
        while (true) {
            try {
                return by.start(stored(backup), MINJI);
            } catch (BelayException e) {
                assertThat(e.code()).as(e.sentence()).isEqualTo(ErrorCode.BUSY);
            }
        }
    }

    Operation ended(OperationId id) {
        return operations.await(id, Duration.ofSeconds(30)).orElseThrow();
    }

    /** Waits until nothing is read any more; how many readings there were by now. */
    int readings() {
        journal.running().forEach(running -> ended(running.id()));
        return Math.toIntExact(journal.recent(10_000).stream()
                .filter(operation -> operation.kind() == OperationKind.VERIFY)
                .count());
    }

    StoredBackup stored(Manifest backup) {
        return folder.find(backup.id()).orElseThrow();
    }

    Manifest now(Manifest backup) {
        return BackupCatalogue.manifest(stored(backup)).orElseThrow();
    }

    byte[] bytes(Manifest backup) throws IOException {
        return Files.readAllBytes(file(backup));
    }

    Path file(Manifest backup) {
        return folder.root().resolve(backup.id().folder()).resolve(backup.id() + ".sql.zst");
    }

    /** Flips one bit in the middle of the file. */
    void damage(Manifest backup) throws IOException {
        byte[] bytes = bytes(backup);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file(backup), bytes);
    }

    /** Everything in the backup's folder. */
    List<String> names() throws IOException {
        try (Stream<Path> all = Files.walk(folder.root())) {
            return all.filter(file -> !Files.isDirectory(file))
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    /** How the acts of this name ended, oldest first. */
    List<AuditEntry.Outcome> outcomes(String act) {
        return audit.newest("", 1000).reversed().stream()
                .filter(entry -> entry.act().equals(act))
                .map(AuditEntry::outcome)
                .toList();
    }
}
