package dev.belay.offsite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.testing.fakes.Acts;
import dev.belay.testing.fakes.MortalCopyStore;
import dev.belay.vault.Manifest;
import dev.belay.vault.Reason;
import dev.belay.vault.RetentionSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plug is pulled at every write to the state, at every act on the store and after every chunk, one run for each. */
class KilledCourierTest {
    private static final int CHUNK_BYTES = 256 * 1024;

    @TempDir
    private Path home;

    @Test
    void whereverAnUploadIsKilledTheNextProcessBringsItToItsEnd() throws Exception {
        List<String> steps = steps();
        for (int k = 0; k < steps.size(); k++) {
            CourierScene scene = new CourierScene(home.resolve("kill" + k), CourierScene.NAS);
            Manifest backup = scene.backup(1_000_000);

            run(scene, Acts.killedAt(k));
            scene.send();

            assertArrived(scene, backup, "killed at " + k + ", " + steps.get(k));
        }
        assertThat(steps).hasSizeGreaterThanOrEqualTo(20);
        System.out.println("upload killed at " + steps.size() + " of " + steps.size() + " steps: one file, proven");
    }

    private List<String> steps() {
        CourierScene scene = new CourierScene(home.resolve("whole"), CourierScene.NAS);
        scene.backup(1_000_000);
        return run(scene, Acts.allWell()).names();
    }

    private static Acts run(CourierScene scene, Acts acts) {
        CopyTools tools = scene.tools(
                new MortalCopyStore(scene.copies, acts), store -> new MortalStore(store, acts), Sealing.none());
        try {
            new Courier(tools, scene.clock).drain(CourierScene.NAS);
        } catch (Acts.Killed killed) {
            assertThat(acts.dead()).isTrue();
        }
        return acts;
    }

    private static void assertArrived(CourierScene scene, Manifest backup, String where) throws IOException {
        assertThat(scene.copy(backup).proven()).as(where).isTrue();
        assertThat(scene.nas().find(CourierScene.dump(backup)).orElseThrow().sha256())
                .as(where)
                .isEqualTo(backup.contents().sha256().hex());
        assertThat(scene.nas().paths())
                .as(where)
                .containsExactlyInAnyOrder(CourierScene.dump(backup), CourierScene.manifest(backup));
        assertThat(scene.now(backup).copies()).as(where).hasSize(1);
        assertThat(scene.bookmarks()).as(where).isEmpty();
        long manifests = 2
                * scene.nas().find(CourierScene.manifest(backup)).orElseThrow().bytes();
        assertThat(scene.nas().taken())
                .as(where + ": no more than a chunk is sent twice")
                .isLessThanOrEqualTo(backup.contents().storedBytes() + CHUNK_BYTES + manifests);
    }

    @Test
    void whereverRetentionIsKilledACopyIsWholeOrGone() {
        RetentionSettings two = new RetentionSettings(
                new RetentionSettings.Slots(2, null, 0, 0, 0, 0),
                Map.of(),
                1,
                false,
                Duration.ofDays(30),
                ZoneOffset.UTC);
        List<String> steps = thin("whole", two, Acts.allWell()).acts().names();
        for (int k = 0; k < steps.size(); k++) {
            Thinned run = thin("thin" + k, two, Acts.killedAt(k));
            CourierScene scene = run.scene();
            scene.clock.advance(Duration.ofDays(1));
            scene.upkeep().tick();

            String where = "killed at " + k + ", " + steps.get(k);
            for (Manifest backup : run.backups()) {
                Copy copy = scene.copy(backup);
                boolean there = scene.nas().find(CourierScene.dump(backup)).isPresent();
                boolean told = scene.nas().find(CourierScene.manifest(backup)).isPresent();
                assertThat(List.of(there, told)).as(where).containsOnly(copy.proven());
                assertThat(copy.placed() != null).as(where).isEqualTo(copy.proven());
            }
            assertThat(run.backups())
                    .as(where)
                    .filteredOn(backup -> scene.copy(backup).proven())
                    .hasSize(2);
        }
        assertThat(steps).hasSizeGreaterThanOrEqualTo(12);
    }

    private record Thinned(CourierScene scene, List<Manifest> backups, Acts acts) {}

    private Thinned thin(String name, RetentionSettings own, Acts acts) {
        CourierScene scene = new CourierScene(home.resolve(name), CourierScene.NAS);
        List<Manifest> backups = List.of(scene.backup(), scene.backup(), scene.backup(), scene.backup());
        assertThat(backups).allMatch(backup -> backup.taken().reason() == Reason.SCHEDULE);
        scene.send();
        scene.setup.save(CourierScene.store(CourierScene.NAS, own), CourierScene.MINJI);
        CopyTools tools = scene.tools(
                new MortalCopyStore(scene.copies, acts), store -> new MortalStore(store, acts), Sealing.none());
        try (StoreUpkeep upkeep = new StoreUpkeep(tools, scene.audit, Duration.ofDays(1), scene.clock)) {
            upkeep.tick();
        } catch (Acts.Killed killed) {
            assertThat(acts.dead()).isTrue();
        }
        return new Thinned(scene, backups, acts);
    }
}
