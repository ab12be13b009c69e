package dev.belay.offsite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.testing.Seeds;
import dev.belay.testing.fakes.Acts;
import dev.belay.testing.fakes.MortalCopyStore;
import dev.belay.vault.Manifest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Stores that fail as they like, processes that are killed, and hours that pass: in the end, each file once. */
class CourierUnderFaultsTest {
    private static final int PROCESSES = 12;

    @TempDir
    private Path home;

    static IntStream seeds() {
        return Seeds.of(40, 2000);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyCopyIsProvenOnceItsStoreAnswersAgain(int seed) throws Exception {
        Random random = new Random(seed);
        CourierScene scene = new CourierScene(home, CourierScene.NAS);
        List<Manifest> backups = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            if (random.nextInt(3) == 0 || backups.isEmpty()) {
                backups.add(random.nextBoolean() ? scene.backup() : scene.backup(300_000 + random.nextInt(900_000)));
            }
            live(scene, random);
            scene.clock.advance(Duration.ofMinutes(random.nextInt(300)));
            assertNothingHalfDone(scene, backups);
        }

        scene.clock.advance(Duration.ofDays(2));
        scene.upkeep().tick();
        scene.send();

        assertThat(backups).allMatch(backup -> scene.copy(backup).proven());
        assertThat(scene.nas().paths()).hasSize(2 * backups.size());
        assertThat(scene.bookmarks()).isEmpty();
    }

    /** One process, from its start to its death. */
    private static void live(CourierScene scene, Random random) {
        Acts acts = random.nextBoolean() ? Acts.killedAt(random.nextInt(60)) : Acts.allWell();
        Random faults = new Random(random.nextLong());
        CopyTools tools = scene.tools(
                new MortalCopyStore(scene.copies, acts),
                store -> new FickleStore(new MortalStore(store, acts), faults),
                Sealing.none());
        try (StoreUpkeep upkeep = new StoreUpkeep(tools, scene.audit, Duration.ofDays(1), scene.clock)) {
            if (random.nextInt(3) == 0) {
                upkeep.tick();
            }
            new Courier(tools, scene.clock).drain(CourierScene.NAS);
        } catch (Acts.Killed killed) {
            assertThat(acts.dead()).isTrue();
        }
    }

    /** What is there under its name is whole, and what is called proven is there. */
    private static void assertNothingHalfDone(CourierScene scene, List<Manifest> backups) {
        for (Manifest backup : backups) {
            String sha256 = backup.contents().sha256().hex();
            scene.nas()
                    .find(CourierScene.dump(backup))
                    .ifPresent(there -> assertThat(there.sha256()).isEqualTo(sha256));
            if (scene.copies
                    .find(backup.id(), CourierScene.NAS)
                    .filter(Copy::proven)
                    .isPresent()) {
                assertThat(scene.nas().find(CourierScene.dump(backup))).isPresent();
                assertThat(scene.nas().find(CourierScene.manifest(backup))).isPresent();
            }
        }
    }
}
