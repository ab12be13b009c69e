package dev.belay.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.belay.audit.AuditEntry;
import dev.belay.audit.AuditEntry.Outcome;
import dev.belay.audit.AuditLog;
import dev.belay.backup.Dumper.EndState;
import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.operation.DatabaseLock;
import dev.belay.operation.OperationId;
import dev.belay.operation.Operations;
import dev.belay.operation.Step;
import dev.belay.testing.MutableClock;
import dev.belay.testing.fakes.Acts;
import dev.belay.testing.fakes.FakeDumper;
import dev.belay.testing.fakes.FakeDumper.Ending;
import dev.belay.testing.fakes.InMemoryAuditStore;
import dev.belay.testing.fakes.InMemoryJournal;
import dev.belay.vault.BackupFolder;
import dev.belay.vault.Manifest;
import dev.belay.vault.ManifestSeal;
import dev.belay.vault.StoredBackup;
import dev.belay.vault.TableEntry;
import dev.belay.vault.Verification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BackupServiceTest {
    private static final Actor MINJI = new Actor("minji", Actor.Channel.CONSOLE);
    private static final Map<String, Integer> ROWS = new TreeMap<>(Map.of("income", 414, "expense", 110, "empty", 0));
    private static final int LENGTH = FakeDumper.text(ROWS).getBytes(StandardCharsets.UTF_8).length;

    @TempDir
    Path home;

    private final MutableClock clock = MutableClock.at("2026-02-18T17:00:00Z");
    private final InMemoryJournal journal = new InMemoryJournal();
    private final AuditLog audit = new AuditLog(new InMemoryAuditStore(), clock);

    private BackupFolder folder() {
        return new BackupFolder(home.resolve("backups"), new ManifestSeal(new byte[32]));
    }

    private BackupService service(Ending ending) {
        BackupSettings settings = new BackupSettings(
                1,
                List.of(),
                Duration.ofSeconds(5),
                Duration.ofMinutes(5),
                Duration.ofHours(1),
                ZoneId.of("Asia/Seoul"));
        OneDatabase databases = new OneDatabase(new FakeDumper(Acts.allWell(), () -> ROWS, ending));
        Operations operations = new Operations(journal, new DatabaseLock(home.resolve("locks")), clock);
        return new BackupService(
                databases, folder(), new BackupTaker(databases, folder(), settings, clock), operations, audit);
    }

    private record OneDatabase(Dumper dumper) implements Databases {
        @Override
        public List<GuardedDatabase> all() {
            return List.of(new GuardedDatabase("ledger", "ledger", "db:5432", ""));
        }

        @Override
        public Dumper dumper(String database) {
            return dumper;
        }

        @Override
        public ServerLock lock(String database) {
            return () -> {};
        }
    }

    private static Manifest good(BackupResult result) {
        assertThat(result).isInstanceOf(BackupResult.Good.class);
        return ((BackupResult.Good) result).manifest();
    }

    private BackupResult take(Ending ending) {
        return service(ending).take(BackupRequest.manual("ledger"), MINJI, id -> {});
    }

    @Test
    void aBackupHoldsTheRowsOfEveryTableCountedWhileItRan() {
        Manifest manifest = good(take(Ending.WELL));

        assertThat(manifest.contents().tables().all())
                .extracting(TableEntry::name, TableEntry::rows)
                .containsExactlyInAnyOrder(tuple("income", 414L), tuple("expense", 110L), tuple("empty", 0L));
        assertThat(manifest.contents().plainBytes()).isEqualTo(LENGTH);
        assertThat(manifest.id().value()).startsWith("ledger_20260219T020000+0900_manual_");
    }

    @Test
    void aBackupIsGoodOnlyAfterItWasReadBack() {
        Manifest manifest = good(take(Ending.WELL));

        assertThat(manifest.lastVerification()).map(Verification::how).contains("read-back");
        assertThat(folder().list())
                .singleElement()
                .isInstanceOfSatisfying(
                        StoredBackup.Known.class,
                        known -> assertThat(known.manifest()).isEqualTo(manifest));
    }

    @Test
    void theStepsAndTheActAreWrittenDown() {
        take(Ending.WELL);

        OperationId id = journal.recent(1).getFirst().id();
        assertThat(journal.steps(id)).extracting(Step::phase).containsExactly("DUMPING", "VERIFYING", "DONE");
        assertThat(journal.find(id).orElseThrow().running()).isFalse();
        assertThat(audit.newest("", 10)).extracting(AuditEntry::outcome).containsExactly(Outcome.DONE, Outcome.INTENT);
    }

    static Stream<Integer> whereADumpIsCut() {
        return IntStream.range(0, 40).mapToObj(i -> LENGTH * i / 40);
    }

    @ParameterizedTest(name = "cut after {0} bytes")
    @MethodSource("whereADumpIsCut")
    void aDumpThatIsCutIsNoBackupEvenWithExitCodeZero(int bytes) throws IOException {
        BackupResult result = take(new Ending(bytes, new EndState.Complete(List.of())));

        assertThat(result)
                .isInstanceOfSatisfying(
                        BackupResult.Failed.class,
                        failed -> assertThat(failed.code()).isEqualTo(ErrorCode.BACKUP_FAILED));
        assertNothingIsLeft();
    }

    @ParameterizedTest(name = "failed after {0} bytes")
    @MethodSource("whereADumpIsCut")
    void aDumpThatFailsIsToldInItsOwnWords(int bytes) throws IOException {
        BackupResult result =
                take(new Ending(bytes, new EndState.Failed("pg_dump: error: connection lost", "check the network")));

        assertThat(result).isInstanceOfSatisfying(BackupResult.Failed.class, failed -> {
            assertThat(failed.sentence()).contains("pg_dump: error: connection lost");
            assertThat(failed.hint()).isEqualTo("check the network");
        });
        assertNothingIsLeft();
    }

    @Test
    void aWholeDumpWithAnExitCodeIsNoBackup() throws IOException {
        BackupResult result = take(new Ending(LENGTH, new EndState.Failed("pg_dump: error: late", "")));

        assertThat(result).isInstanceOf(BackupResult.Failed.class);
        assertNothingIsLeft();
    }

    @Test
    void warningsOfAGoodDumpAreKept() {
        Manifest manifest =
                good(take(new Ending(LENGTH, new EndState.Complete(List.of("there are circular foreign keys")))));

        assertThat(manifest.warnings()).contains("there are circular foreign keys");
    }

    @Test
    void theSecondBackupOfADatabaseIsToldWhoHoldsIt() {
        DatabaseLock elsewhere = new DatabaseLock(home.resolve("locks"));
        try (var _ =
                elsewhere.tryTake("ledger", "a deploy by jun", Instant.EPOCH).orElseThrow()) {
            BackupService service = service(Ending.WELL);
            assertThatThrownBy(() -> service.start(BackupRequest.manual("ledger"), MINJI))
                    .isInstanceOfSatisfying(BelayException.class, e -> {
                        assertThat(e.code()).isEqualTo(ErrorCode.BUSY);
                        assertThat(e.sentence()).contains("a deploy by jun");
                    });
        }
        good(take(Ending.WELL));
    }

    @Test
    void aDatabaseThatIsNotGuardedIsNamed() {
        assertThatThrownBy(() -> service(Ending.WELL).start(BackupRequest.manual("leger"), MINJI))
                .hasMessageContaining("leger");
    }

    private void assertNothingIsLeft() throws IOException {
        assertThat(folder().list()).isEmpty();
        try (Stream<Path> files = Files.walk(home.resolve("backups"))) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }
}
