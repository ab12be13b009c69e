package dev.belay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.audit.AuditLog;
import dev.belay.backup.BackupCatalogue;
import dev.belay.backup.BackupRequest;
import dev.belay.backup.BackupResult;
import dev.belay.backup.BackupService;
import dev.belay.backup.BackupSettings;
import dev.belay.backup.BackupTaker;
import dev.belay.backup.Verifier;
import dev.belay.backup.calendar.CalendarSettings;
import dev.belay.base.Actor;
import dev.belay.notify.Facts;
import dev.belay.notify.Troubles;
import dev.belay.operation.CancelSignal;
import dev.belay.operation.DatabaseLock;
import dev.belay.operation.Operations;
import dev.belay.restore.DrillRhythms;
import dev.belay.restore.DrillSettings.Rhythm;
import dev.belay.store.StateStore;
import dev.belay.testing.MutableClock;
import dev.belay.testing.fakes.Acts;
import dev.belay.testing.fakes.FakeServer;
import dev.belay.vault.BackupFolder;
import dev.belay.vault.DrillRecord;
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
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the folder and the journal say becomes a trouble, and is over when they say so no more. */
class AlarmWatchTest {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final Actor MINJI = new Actor("minji", Actor.Channel.CONSOLE);
    private static final Duration NEVER_OVERDUE = Duration.ofDays(10_000);

    @TempDir
    private Path home;

    private final MutableClock clock = MutableClock.at("2026-02-19T03:00:00Z");
    private final FakeServer server = new FakeServer(Acts.allWell(), Map.of("income", 414));
    private StateStore state;
    private AuditLog audit;
    private BackupFolder folder;
    private Manifest backup;
    private Rhythm rhythm = Rhythm.WEEKLY;

    @BeforeEach
    void takeABackup() {
        state = StateStore.open(home.resolve("state.db"), clock);
        audit = new AuditLog(state.auditStore(), clock);
        folder = new BackupFolder(home.resolve("backups"), new ManifestSeal(new byte[32]));
        BackupSettings settings = new BackupSettings(
                1, List.of(), Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofHours(1), SEOUL);
        Operations operations = new Operations(state.journal(), new DatabaseLock(home.resolve("locks")), clock);
        BackupResult result = new BackupService(
                        server, folder, new BackupTaker(server, folder, settings, clock), operations, audit)
                .take(BackupRequest.manual(FakeServer.LIVE), MINJI, _ -> {});
        backup = ((BackupResult.Good) result).manifest();
        assertThat(troubles()).isEmpty();
    }

    @AfterEach
    void close() {
        state.close();
    }

    private List<String> troubles() {
        BackupCatalogue catalogue = new BackupCatalogue(folder, audit);
        CalendarSettings calendar = new CalendarSettings(List.of(), List.of(), SEOUL);
        DrillAlarm drills = new DrillAlarm(catalogue, state.journal(), new DrillRhythms(() -> calendar, rhythm));
        AlarmWatch watch = new AlarmWatch(
                server,
                catalogue,
                state.journal(),
                state.alarms(),
                database -> new AlarmWatch.More(List.of(), drills.of(database), List.of()),
                clock);
        Facts facts = watch.look(List.of(), null);
        return Troubles.of(facts, NEVER_OVERDUE, Set.of()).stream()
                .map(trouble -> trouble.kind() + " " + trouble.about())
                .toList();
    }

    private Path file() {
        return folder.root().resolve(backup.id().folder()).resolve(backup.id() + ".sql.zst");
    }

    private void verify() {
        new Verifier(folder, audit, clock).verify(backup.id(), MINJI, _ -> {}, new CancelSignal());
    }

    private void drilled(boolean good) {
        Manifest now = ((StoredBackup.Known) folder.find(backup.id()).orElseThrow()).manifest();
        folder.replace(now.with(new DrillRecord(
                clock.instant(), 1000, good, good ? "" : "a row is missing", "there", 0, List.of(), null)));
    }

    @Test
    void aDamagedFileIsToldUntilItIsWholeAgain() throws IOException {
        byte[] whole = Files.readAllBytes(file());
        byte[] damaged = whole.clone();
        damaged[damaged.length / 2] ^= 1;
        Files.write(file(), damaged);
        verify();
        assertThat(troubles()).containsExactly("DAMAGED " + backup.id());

        Files.write(file(), whole);
        verify();
        assertThat(troubles()).isEmpty();
    }

    @Test
    void aFileThatWasCutOrIsGoneIsToldWithoutBeingRead() throws IOException {
        byte[] whole = Files.readAllBytes(file());
        Files.write(file(), new byte[] {1, 2, 3});
        assertThat(troubles()).containsExactly("DAMAGED " + backup.id());
        Files.delete(file());
        assertThat(troubles()).containsExactly("DAMAGED " + backup.id());

        Files.write(file(), whole);
        assertThat(troubles()).isEmpty();
    }

    @Test
    void somebodyElsesFilesAreNoTrouble() throws IOException {
        Files.write(folder.root().resolve("old.sql"), new byte[] {1, 2, 3});

        assertThat(troubles()).isEmpty();
    }

    @Test
    void drillsAreOverdueHalfAWeekLateAndUntilOneGoesWell() {
        clock.advance(Duration.ofHours(252));
        assertThat(troubles()).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        assertThat(troubles()).containsExactly("DRILL_OVERDUE ");

        drilled(true);
        assertThat(troubles()).isEmpty();
        clock.advance(Duration.ofHours(253));
        assertThat(troubles()).containsExactly("DRILL_OVERDUE ");
        rhythm = Rhythm.NEVER;
        assertThat(troubles()).as("nobody asked for drills").isEmpty();
    }

    @Test
    void aDrillThatFailedIsToldAlsoWhereNoneAreAskedForUntilALaterOneGoesWell() {
        rhythm = Rhythm.NEVER;
        drilled(false);
        assertThat(troubles()).containsExactly("DRILL_FAILED " + backup.id());

        clock.advance(Duration.ofHours(1));
        drilled(true);
        assertThat(troubles()).isEmpty();
    }
}
