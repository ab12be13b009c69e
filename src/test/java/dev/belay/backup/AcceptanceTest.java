package dev.belay.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.belay.audit.AuditEntry;
import dev.belay.audit.AuditEntry.Outcome;
import dev.belay.audit.AuditLog;
import dev.belay.base.Actor;
import dev.belay.base.ErrorCode;
import dev.belay.operation.DatabaseLock;
import dev.belay.operation.Operations;
import dev.belay.testing.MutableClock;
import dev.belay.testing.Refusals;
import dev.belay.testing.fakes.Acts;
import dev.belay.testing.fakes.FakeServer;
import dev.belay.testing.fakes.InMemoryAuditStore;
import dev.belay.testing.fakes.InMemoryJournal;
import dev.belay.vault.Acceptance;
import dev.belay.vault.Anomaly.Grade;
import dev.belay.vault.Anomaly.TableEmptied;
import dev.belay.vault.AnomalyReport;
import dev.belay.vault.BackupFolder;
import dev.belay.vault.Manifest;
import dev.belay.vault.ManifestSeal;
import dev.belay.vault.StoredBackup;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup that looks wrong, from the dump that shows it to the person who says that it is right. */
class AcceptanceTest {
    private static final Actor MINJI = new Actor("minji", Actor.Channel.CONSOLE);

    @TempDir
    Path home;

    private final MutableClock clock = MutableClock.at("2026-02-18T17:00:00Z");
    private final AuditLog audit = new AuditLog(new InMemoryAuditStore(), clock);
    private final FakeServer server = new FakeServer(Acts.allWell(), Map.of("income", 414, "expense", 110));
    private BackupFolder folder = new BackupFolder(Path.of("unused"), new ManifestSeal(new byte[32]));
    private BackupCatalogue catalogue = new BackupCatalogue(folder, audit);

    @BeforeEach
    void open() {
        folder = new BackupFolder(home.resolve("backups"), new ManifestSeal(new byte[32]));
        catalogue = new BackupCatalogue(folder, audit);
    }

    private StoredBackup take() {
        BackupSettings settings = new BackupSettings(
                1, List.of(), Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofHours(1), ZoneId.of("UTC"));
        Operations operations = new Operations(new InMemoryJournal(), new DatabaseLock(home.resolve("locks")), clock);
        BackupService service =
                new BackupService(server, folder, new BackupTaker(server, folder, settings, clock), operations, audit);
        BackupResult result = service.take(BackupRequest.manual(FakeServer.LIVE), MINJI, _ -> {});
        clock.advance(Duration.ofDays(1));
        return catalogue.find(((BackupResult.Good) result).manifest().id()).orElseThrow();
    }

    private static Manifest manifest(StoredBackup backup) {
        return BackupCatalogue.manifest(backup).orElseThrow();
    }

    private static AnomalyReport report(StoredBackup backup) {
        return Objects.requireNonNull(manifest(backup).anomalies());
    }

    private StoredBackup again(StoredBackup backup) {
        return catalogue.find(backup.id()).orElseThrow();
    }

    @Test
    void aTableThatWasEmptiedMakesABackupThatIsWholeAndDoesNotCount() {
        StoredBackup first = take();
        server.setRows("income", 0);

        StoredBackup second = take();

        assertThat(manifest(first).anomalies()).as("nothing to compare it with").isNull();
        assertThat(manifest(second).findings()).contains(new TableEmptied(Grade.SUSPICIOUS, "public.income", 414, 0));
        assertThat(BackupCatalogue.good(second)).isTrue();
        assertThat(BackupCatalogue.counts(second)).isFalse();
        assertThat(catalogue.newestGood(first)).isTrue();
        assertThat(catalogue.newestGood(second)).isFalse();
    }

    @Test
    void untilSomebodySaysThatItIsRightTheNextOneIsComparedWithTheOneBefore() {
        StoredBackup first = take();
        server.setRows("income", 0);
        StoredBackup second = take();
        StoredBackup third = take();
        assertThat(report(third).baseline()).isEqualTo(first.id().value());
        assertThat(BackupCatalogue.counts(third)).isFalse();

        catalogue.accept(third, "  the year was archived ", MINJI, clock.instant());

        assertThat(report(again(third)).accepted())
                .isEqualTo(new Acceptance("minji", clock.instant(), "the year was archived"));
        assertThat(BackupCatalogue.counts(again(third))).isTrue();
        assertThat(BackupCatalogue.counts(again(second))).isFalse();
        StoredBackup fourth = take();
        assertThat(report(fourth).baseline()).isEqualTo(third.id().value());
        assertThat(manifest(fourth).findings()).isEmpty();
        assertThat(BackupCatalogue.counts(fourth)).isTrue();
    }

    @Test
    void anAcceptanceIsWrittenIntoTheAuditLogWithItsReason() {
        take();
        server.setRows("income", 0);
        StoredBackup second = take();

        catalogue.accept(second, "meant", MINJI, clock.instant());

        assertThat(audit.newest("backup.accept", 10))
                .extracting(AuditEntry::subject, AuditEntry::outcome, AuditEntry::detail)
                .containsExactly(
                        tuple(second.id().value(), Outcome.DONE, "meant"),
                        tuple(second.id().value(), Outcome.INTENT, "meant"));
    }

    @Test
    void thereIsNoAcceptanceWithoutAReasonAndNoneWhereNothingStandsOut() {
        StoredBackup first = take();
        server.setRows("income", 0);
        StoredBackup second = take();

        Refusals.refusal(ErrorCode.USAGE, () -> catalogue.accept(second, " \n", MINJI, clock.instant()));
        Refusals.refusal(ErrorCode.USAGE, () -> catalogue.accept(second, "x".repeat(501), MINJI, clock.instant()));
        Refusals.refusal(ErrorCode.REFUSED, () -> catalogue.accept(first, "meant", MINJI, clock.instant()));
        assertThat(BackupCatalogue.counts(again(second))).isFalse();
        catalogue.accept(second, "meant", MINJI, clock.instant());
        Refusals.refusal(ErrorCode.REFUSED, () -> catalogue.accept(second, "meant", MINJI, clock.instant()));
    }
}
