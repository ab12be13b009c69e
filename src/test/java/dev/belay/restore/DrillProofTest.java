package dev.belay.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.backup.BackupRequest;
import dev.belay.backup.BackupResult;
import dev.belay.backup.calendar.CalendarSettings;
import dev.belay.backup.calendar.CalendarSettings.ScheduleSettings;
import dev.belay.backup.calendar.CloseProof.ProofState;
import dev.belay.base.ErrorCode;
import dev.belay.operation.Failure;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationKind;
import dev.belay.restore.DrillSettings.Rhythm;
import dev.belay.testing.fakes.Acts;
import dev.belay.testing.fakes.FakeServer;
import dev.belay.vault.DrillRecord;
import dev.belay.vault.Manifest;
import dev.belay.vault.Reason;
import dev.belay.vault.StoredBackup;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrillProofTest {
    @TempDir
    private Path home;

    private World world;
    private Manifest closed;

    @BeforeEach
    void closeAPeriod() {
        world = World.with(home, new FakeServer(Acts.allWell(), Map.of("income", 414)), Acts.allWell());
        closed = close("2026-W07");
    }

    private Manifest close(String period) {
        BackupRequest wish = new BackupRequest(FakeServer.LIVE, Reason.CLOSE, null, period, false);
        return ((BackupResult.Good) world.backups.take(wish, World.MINJI, _ -> {})).manifest();
    }

    private ProofState proof(Rhythm rhythm) {
        return new DrillProof(world.operations, _ -> rhythm).of(now(closed));
    }

    private Manifest now(Manifest backup) {
        return ((StoredBackup.Known) world.folder.find(backup.id()).orElseThrow()).manifest();
    }

    private static void tick(World in, Rhythm rhythm) {
        new DrillSchedule(in.drills, in.server, in.folder, in.operations, _ -> rhythm, new Random(1)).tick();
        in.kept.running().forEach(running -> in.drills.await(running.id(), Duration.ofSeconds(30)));
    }

    @Test
    void aCloseIsTriedAtOnceAlsoByTheProcessThatComesAfterARestart() {
        assertThat(proof(Rhythm.MONTHLY)).isEqualTo(new ProofState.Awaited());

        World after = world.restarted(home, world.server);
        after.clock.advance(Duration.ofSeconds(10));
        tick(after, Rhythm.MONTHLY);

        assertThat(proof(Rhythm.MONTHLY))
                .isEqualTo(new ProofState.Proven(after.clock.instant(), "restored in 0 s in a fake server"));
        tick(after, Rhythm.MONTHLY);
        assertThat(now(closed).drills()).hasSize(1);
    }

    @Test
    void whereNoDrillsAreDoneTheProofIsNotAskedForUnlessOneWasDoneByHand() {
        tick(world, Rhythm.NEVER);
        assertThat(proof(Rhythm.NEVER)).isEqualTo(new ProofState.NotConfigured());

        world.drills.start(DrillTarget.of(world.folder.find(closed.id()).orElseThrow()), World.MINJI);
        world.kept.running().forEach(running -> world.drills.await(running.id(), Duration.ofSeconds(30)));

        assertThat(proof(Rhythm.NEVER)).isInstanceOf(ProofState.Proven.class);
    }

    @Test
    void aBadDrillSaysWhyAndIsNotTriedAgain() {
        world.folder.replace(now(closed)
                .with(new DrillRecord(
                        world.clock.instant(), 1000, false, "public.income lacks a row", "there", 0, List.of(), null)));

        tick(world, Rhythm.DAILY);

        assertThat(proof(Rhythm.DAILY)).isEqualTo(new ProofState.Missing("public.income lacks a row"));
        assertThat(now(closed).drills()).hasSize(1);
    }

    @Test
    void aDrillThatCouldNotBeDoneSaysWhyUntilItIs() {
        failed("no server programs are on this machine");
        assertThat(proof(Rhythm.WEEKLY)).isEqualTo(new ProofState.Missing("no server programs are on this machine"));
        tick(world, Rhythm.WEEKLY);
        assertThat(now(closed).drills()).isEmpty();

        world.clock.advance(Duration.ofDays(1));
        tick(world, Rhythm.WEEKLY);

        assertThat(proof(Rhythm.WEEKLY)).isInstanceOf(ProofState.Proven.class);
    }

    @Test
    void whatLiesFarBackIsNotWaitedForForEver() {
        world.clock.advance(DrillDue.LATELY);

        assertThat(proof(Rhythm.WEEKLY))
                .isEqualTo(new ProofState.Missing("it was not tried in the 30 days after it was closed"));
    }

    private void failed(String sentence) {
        Map<String, String> facts = new HashMap<>(new Failure(ErrorCode.USAGE, sentence, "install them").facts());
        facts.put("backup", closed.id().value());
        Operation drill = world.operations.open(OperationKind.DRILL, FakeServer.LIVE, "FAILED", World.MINJI, facts);
        world.kept.end(drill.id(), world.clock.instant());
    }

    @ParameterizedTest
    @CsvSource({
        "'', WEEKLY, WEEKLY",
        "'', NEVER, NEVER",
        "daily, NEVER, DAILY",
        "never, WEEKLY, NEVER",
        "monthly never, WEEKLY, MONTHLY",
        "monthly daily weekly, MONTHLY, DAILY"
    })
    void whatTheSchedulesOfADatabaseSayGoesBeforeWhatIsUsual(String said, Rhythm usual, Rhythm expected) {
        List<ScheduleSettings> schedules = Stream.of(said.split(" "))
                .map(drill -> ScheduleSettings.of("ledger", "0 2 * * *", drill))
                .toList();
        CalendarSettings calendar = new CalendarSettings(schedules, List.of(), ZoneId.of("Asia/Seoul"));

        assertThat(new DrillRhythms(() -> calendar, usual).apply("ledger")).isEqualTo(expected);
        assertThat(new DrillRhythms(() -> calendar, usual).apply("another")).isEqualTo(usual);
    }

    @Test
    void aProofLastsHalfAsLongAgainAndAtLeastADayMore() {
        assertThat(Rhythm.DAILY.proofLasts()).contains(Duration.ofDays(2));
        assertThat(Rhythm.WEEKLY.proofLasts()).contains(Duration.ofHours(252));
        assertThat(Rhythm.MONTHLY.proofLasts()).contains(Duration.ofDays(45));
        assertThat(Rhythm.NEVER.proofLasts()).isEmpty();
    }
}
