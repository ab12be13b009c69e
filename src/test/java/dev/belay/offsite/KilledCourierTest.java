package dev.belay.offsite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.base.Sha256;
import dev.belay.offsite.age.AgeKeyPair;
import dev.belay.offsite.age.AgeSealing;
import dev.belay.offsite.age.EncryptingStore;
import dev.belay.offsite.age.Recipients;
import dev.belay.testing.fakes.Acts;
import dev.belay.testing.fakes.MortalCopyStore;
import dev.belay.vault.Manifest;
import dev.belay.vault.Reason;
import dev.belay.vault.RetentionSettings;
import java.io.IOException;
import java.io.InputStream;
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
        everyKill("plain", false);
    }

    @Test
    void whereverAnEncryptedUploadIsKilledTheNextProcessBringsItToItsEnd() throws Exception {
        everyKill("sealed", true);
    }

    private void everyKill(String name, boolean seals) throws IOException {
        List<String> steps =
                upload(new Sent(home.resolve(name), seals), Acts.allWell()).names();
        for (int k = 0; k < steps.size(); k++) {
            Sent sent = new Sent(home.resolve(name + k), seals);

            upload(sent, Acts.killedAt(k));
            upload(sent, Acts.allWell());

            sent.assertArrived("killed at " + k + ", " + steps.get(k));
        }
        assertThat(steps).hasSizeGreaterThanOrEqualTo(20);
        System.out.println(
                name + " upload killed at " + steps.size() + " of " + steps.size() + " steps: one file, proven");
    }

    private static Acts upload(Sent sent, Acts acts) {
        CourierScene scene = sent.scene;
        CopyTools tools = scene.tools(
                new MortalCopyStore(scene.copies, acts), store -> new MortalStore(store, acts), sent.sealing);
        try {
            new Courier(tools, scene.clock).drain(CourierScene.NAS);
        } catch (Acts.Killed killed) {
            assertThat(acts.dead()).isTrue();
        }
        return acts;
    }

    /** A backup that is to be sent. */
    private static final class Sent {
        private final CourierScene scene;
        private final Manifest backup;
        private final Sealing sealing;
        private final AgeKeyPair key = AgeKeyPair.make();

        Sent(Path home, boolean seals) {
            this.scene = new CourierScene(home);
            this.scene.setup.save(CourierScene.sealed(CourierScene.NAS), CourierScene.MINJI);
            this.backup = scene.backup(1_000_000);
            this.sealing = new AgeSealing(() -> seals ? List.of(key.recipient()) : List.of());
        }

        private void assertArrived(String where) throws IOException {
            Copy copy = scene.copy(backup);
            StorePath dump = Loading.lies(CourierScene.dump(backup), copy.encrypted());
            StorePath manifest = Loading.lies(CourierScene.manifest(backup), copy.encrypted());
            assertThat(copy.proven()).as(where).isTrue();
            assertThat(scene.nas().paths()).as(where).containsExactlyInAnyOrder(dump, manifest);
            assertThat(opened(dump)).as(where).isEqualTo(backup.contents().sha256());
            assertThat(scene.now(backup).copies()).as(where).hasSize(1);
            assertThat(scene.bookmarks()).as(where).isEmpty();
            long whole = scene.nas().find(dump).orElseThrow().bytes();
            long manifests = 2 * scene.nas().find(manifest).orElseThrow().bytes();
            assertThat(scene.nas().taken())
                    .as(where + ": no more than a chunk is sent twice")
                    .isLessThanOrEqualTo(whole + CHUNK_BYTES + manifests);
        }

        /** What comes out of it for whoever has the key. */
        private Sha256 opened(StorePath path) throws IOException {
            StoredObject there = scene.nas().find(path).orElseThrow();
            OffsiteStore opening = path.name().endsWith(Sealing.ENDING)
                    ? new EncryptingStore(scene.nas(), new Recipients(List.of(key.recipient())), key.secret())
                    : scene.nas();
            try (InputStream plain = opening.open(there, 0)) {
                return Sha256.of(plain.readAllBytes());
            }
        }
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
