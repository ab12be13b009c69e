package dev.belay.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.operation.OperationId;
import dev.belay.restore.DrillSettings.Rhythm;
import dev.belay.testing.fakes.Acts;
import dev.belay.testing.fakes.FakeServer;
import dev.belay.vault.DrillRecord;
import dev.belay.vault.Manifest;
import dev.belay.vault.StoredBackup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrillServiceTest {
    @TempDir
    private Path home;

    private World world;
    private Manifest backup;

    @BeforeEach
    void takeABackup() {
        world = World.with(home, new FakeServer(Acts.allWell(), Map.of("income", 414, "expense", 110)), Acts.allWell());
        backup = world.backup();
    }

    @Test
    void whatWasFoundStandsInTheManifestAndIsAProof() {
        DrillResult result = await(world.drills.start(DrillTarget.of(stored()), World.MINJI));

        assertThat(result).isEqualTo(new DrillResult.Good(524, Duration.ZERO, "a fake server"));
        Manifest now = now();
        assertThat(now.drills()).singleElement().matches(DrillRecord::good);
        Proven proven = Proven.of(List.of(now), world.kept.recent(10));
        assertThat(proven.good()).isNotNull();
        assertThat(proven.doubtful()).isFalse();
        assertThat(proven.age(world.clock.instant().plus(Duration.ofDays(2)))).contains(Duration.ofDays(2));
        assertThat(world.server.names()).containsExactly(FakeServer.LIVE);
    }

    @Test
    void aFetchedCopyIsRecordedAsOne() {
        StoredBackup.Known local = stored();
        await(world.drills.start(DrillTarget.fetched(local.manifest(), local.file(), "nas"), World.MINJI));

        assertThat(now().lastDrill().orElseThrow().copy()).isEqualTo("nas");
    }

    @Test
    void aManifestThatSaysMoreThanTheFileHoldsIsFoundOut() {
        Manifest more = world.backup();
        Manifest wrong = new Manifest(
                more.format(),
                more.id(),
                more.database(),
                more.source(),
                more.taken(),
                backup.contents(),
                more.settings(),
                more.pinned(),
                more.warnings(),
                more.verifications(),
                more.globals(),
                more.drills(),
                null,
                List.of());
        world.server.setRows("income", 413);
        StoredBackup fewer = world.folder.find(world.backup().id()).orElseThrow();

        DrillResult result = await(world.drills.start(new DrillTarget(wrong, fewer.file(), null), World.MINJI));

        assertThat(result).isInstanceOf(DrillResult.Failed.class);
        Manifest judged = manifest(more);
        assertThat(judged.failedItsDrill()).isTrue();
        assertThat(Proven.of(List.of(judged), world.kept.recent(10)).doubtful()).isTrue();
    }

    @Test
    void aTickBeginsOneDrillAWeek() {
        DrillSchedule schedule = new DrillSchedule(
                world.drills, world.server, world.folder, world.operations, _ -> Rhythm.WEEKLY, new Random(1));
        schedule.tick();
        assertThat(now().drills()).isEmpty();

        world.clock.advance(Duration.ofDays(2));
        schedule.tick();
        endOfTheNewest();
        schedule.tick();
        world.clock.advance(Duration.ofDays(6));
        schedule.tick();
        assertThat(now().drills()).hasSize(1);

        world.clock.advance(Duration.ofDays(1));
        schedule.tick();
        endOfTheNewest();
        assertThat(now().drills()).hasSize(2);
    }

    private void endOfTheNewest() {
        await(world.kept.recent(1).getFirst().id());
    }

    private DrillResult await(OperationId id) {
        return world.drills.await(id, Duration.ofSeconds(30)).orElseThrow();
    }

    private Manifest now() {
        return manifest(backup);
    }

    private Manifest manifest(Manifest of) {
        return ((StoredBackup.Known) world.folder.find(of.id()).orElseThrow()).manifest();
    }

    private StoredBackup.Known stored() {
        return (StoredBackup.Known) world.folder.find(backup.id()).orElseThrow();
    }
}
