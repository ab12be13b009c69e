package dev.belay.offsite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.offsite.CopyState.Failed;
import dev.belay.offsite.CopyState.Proven;
import dev.belay.offsite.CopyState.Removed;
import dev.belay.offsite.CopyState.Waiting;
import dev.belay.offsite.StoreException.Kind;
import dev.belay.operation.CancelSignal;
import dev.belay.operation.DatabaseLock;
import dev.belay.vault.CopyRecord;
import dev.belay.vault.Manifest;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CourierTest {
    @TempDir
    private Path home;

    private CourierScene scene;

    @BeforeEach
    void open() {
        scene = new CourierScene(home, CourierScene.NAS);
    }

    @Test
    void aGoodBackupIsSentAndProvenAndItsManifestLiesBesideIt() throws Exception {
        Manifest backup = scene.backup();

        scene.send();

        assertThat(scene.copy(backup).state()).isEqualTo(new Proven(scene.clock.instant(), scene.clock.instant()));
        CopyRecord record = scene.now(backup).copyIn(CourierScene.NAS).orElseThrow();
        assertThat(record.sha256()).isEqualTo(backup.contents().sha256().hex());
        assertThat(record.path()).isEqualTo(CourierScene.dump(backup).toString());
        StoredObject beside = scene.nas().find(CourierScene.manifest(backup)).orElseThrow();
        Path here = scene.file(backup).resolveSibling(backup.id() + ".json");
        try (InputStream there = scene.nas().open(beside, 0)) {
            assertThat(there.readAllBytes()).isEqualTo(Files.readAllBytes(here));
        }
        assertThat(scene.bookmarks()).isEmpty();
        assertThat(scene.copies.history(backup.id(), CourierScene.NAS))
                .extracting(CopyEvent::state)
                .containsExactly("proven", "uploading", "uploading", "waiting");
    }

    @Test
    void theNewestGoesFirst() {
        Manifest old = scene.backup();
        Manifest middle = scene.backup();
        Manifest newest = scene.backup();

        scene.send();

        assertThat(scene.nas().order())
                .containsSubsequence(CourierScene.dump(newest), CourierScene.dump(middle), CourierScene.dump(old));
    }

    @Test
    void eachStoreHasItsOwnCopy() {
        scene = new CourierScene(home, CourierScene.NAS, "drive");
        Manifest backup = scene.backup();
        scene.memory("drive").failWith(new StoreException(Kind.BROKEN, "it is another kind of thing", ""));

        scene.send();

        assertThat(scene.copy(backup).proven()).isTrue();
        assertThat(scene.copy(backup.id(), "drive").state()).isInstanceOf(Failed.class);
    }

    @Test
    void aStoreThatIsConnectedLaterGetsTheOlderOnesToo() {
        Manifest old = scene.backup();
        scene.send();
        scene.setup.save(CourierScene.store("drive"), CourierScene.MINJI);

        scene.send();

        assertThat(scene.copy(old.id(), "drive").proven()).isTrue();
    }

    @Test
    void aFileThatIsNotWhatWasWrittenNeverBecomesACopy() throws Exception {
        Manifest backup = scene.backup();
        byte[] bytes = Files.readAllBytes(scene.file(backup));
        bytes[bytes.length / 2] ^= 1;
        Files.write(scene.file(backup), bytes);

        scene.send();

        assertThat(scene.copy(backup).state()).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.next()).isNull();
            assertThat(failed.sentence()).contains(backup.id().value());
        });
        assertThat(scene.nas().find(CourierScene.dump(backup))).isEmpty();
        scene.clock.advance(Duration.ofDays(9));
        scene.send();
        assertThat(scene.copies.history(backup.id(), CourierScene.NAS)).hasSize(3);
    }

    @Test
    void aFailureThatPassesIsTriedAgainInTime() {
        Manifest backup = scene.backup();
        scene.nas().failWith(StoreException.passing("it is busy", Duration.ofHours(3), null));

        scene.send();

        Instant at = scene.clock.instant();
        assertThat(scene.copy(backup).state())
                .isEqualTo(new Failed(at, "it is busy", "", at.plus(Duration.ofHours(3))));
        scene.clock.advance(Duration.ofHours(2));
        scene.send();
        assertThat(scene.copy(backup).proven()).isFalse();
        scene.clock.advance(Duration.ofHours(1));
        scene.send();
        assertThat(scene.copy(backup).proven()).isTrue();
        assertThat(scene.copy(backup).attempts()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"FULL", "REVOKED", "DENIED"})
    void aStoreThatNeedsAPersonStandsStillUntilItAnswers(Kind kind) {
        Manifest first = scene.backup();
        Manifest second = scene.backup();
        scene.nas().failWith(new StoreException(kind, "ask somebody", "call the owner"));

        scene.send();
        scene.send();

        assertThat(scene.copy(second).state()).isInstanceOf(Failed.class);
        assertThat(scene.copy(first).state()).isInstanceOf(Waiting.class);
        assertThat(scene.book.facts(CourierScene.NAS).problem())
                .isEqualTo(new StoreStatus.Problem(scene.clock.instant(), "ask somebody", "call the owner"));
        scene.clock.advance(Duration.ofHours(2));
        scene.upkeep().tick();
        scene.send();
        assertThat(scene.copy(first).proven()).isTrue();
        assertThat(scene.copy(second).proven()).isTrue();
    }

    @Test
    void aPausedStoreRests() {
        Manifest backup = scene.backup();
        scene.service().pause(CourierScene.NAS, CourierScene.MINJI);

        scene.send();
        assertThat(scene.copy(backup).state()).isInstanceOf(Waiting.class);

        scene.service().resume(CourierScene.NAS, CourierScene.MINJI);
        scene.send();
        assertThat(scene.copy(backup).proven()).isTrue();
    }

    @Test
    void whatIsOnItsWayStopsWhenItsStoreIsPausedAndGoesOnWhereItWas() throws Exception {
        Manifest backup = scene.backup(3_000_000);
        scene.nas().atChunk(4, () -> scene.book.pause(CourierScene.NAS, true));
        scene.nas().holdsUntilCancelled();

        scene.send();

        assertThat(scene.copy(backup).state()).isInstanceOf(Waiting.class);
        assertThat(scene.bookmarks()).hasSize(1);
        long before = scene.nas().taken();
        scene.book.pause(CourierScene.NAS, false);
        scene.send();
        assertThat(scene.copy(backup).proven()).isTrue();
        assertThat(before).isPositive();
        long all = scene.file(backup).toFile().length()
                + scene.file(backup)
                        .resolveSibling(backup.id() + ".json")
                        .toFile()
                        .length();
        assertThat(scene.nas().taken()).isEqualTo(all);
    }

    @Test
    void whileAnotherProcessSendsThereNobodyElseDoes() {
        Manifest backup = scene.backup();
        try (DatabaseLock.Held _ = scene.tools()
                .locks()
                .tryTake(Courier.lock(CourierScene.NAS), "another process", Instant.EPOCH)
                .orElseThrow()) {
            scene.send();

            assertThat(scene.copy(backup).state()).isInstanceOf(Waiting.class);
            assertThat(scene.nas().taken()).isZero();
        }
    }

    @Test
    void aBackupThatWentBeforeItWasSentIsNotWaitedFor() {
        Manifest backup = scene.backup();
        scene.book.pause(CourierScene.NAS, true);
        scene.send();
        scene.folder.delete(backup.id());
        scene.book.pause(CourierScene.NAS, false);

        scene.send();

        assertThat(scene.copy(backup).state()).isInstanceOf(Removed.class);
    }

    @Test
    void aBackupThatGoesWhileItIsSentKeepsItsCopy() {
        Manifest backup = scene.backup(1_000_000);
        scene.nas().atChunk(2, () -> scene.folder.delete(backup.id()));

        scene.send();

        assertThat(scene.copy(backup).proven()).isTrue();
        assertThat(scene.nas().find(CourierScene.manifest(backup))).isPresent();
        scene.send();
        assertThat(scene.copy(backup).proven()).isTrue();
    }

    @Test
    void copiesThatALostStateKnewAreFoundAgainWithoutSendingThem() {
        Manifest backup = scene.backup(600_000);
        scene.send();
        CourierScene after = new CourierScene(home, CourierScene.NAS);
        after.memory.put(CourierScene.NAS, scene.nas());
        long before = scene.nas().taken();

        after.send();

        assertThat(after.copy(backup).proven()).isTrue();
        assertThat(scene.nas().taken() - before).isLessThan(100_000);
    }

    @Test
    void anAlteredCopyThatALostStateKnewIsSentAgain() throws Exception {
        Manifest backup = scene.backup(600_000);
        scene.send();
        scene.nas().alter(CourierScene.dump(backup));
        CourierScene after = new CourierScene(home, CourierScene.NAS);
        after.memory.put(CourierScene.NAS, scene.nas());

        after.send();
        after.clock.advance(Duration.ofHours(3));
        after.send();

        assertThat(after.copy(backup).proven()).isTrue();
        assertThat(scene.nas().find(CourierScene.dump(backup)).orElseThrow().sha256())
                .isEqualTo(backup.contents().sha256().hex());
    }

    @Test
    void ofManyWhoSendAtOnceEachFileIsSentByOne() throws Exception {
        List<Manifest> backups = List.of(scene.backup(700_000), scene.backup(700_000), scene.backup(700_000));
        try (ExecutorService processes = Executors.newFixedThreadPool(4)) {
            List<Callable<Courier>> all = Collections.nCopies(4, () -> {
                Courier courier = scene.courier();
                courier.drain(CourierScene.NAS);
                courier.send(backups.getFirst().id(), _ -> true, new CancelSignal());
                return courier;
            });
            for (Future<Courier> ended : processes.invokeAll(all)) {
                ended.get();
            }
        }
        scene.send();

        assertThat(backups).allMatch(backup -> scene.copy(backup).proven());
        assertThat(scene.nas().order()).doesNotHaveDuplicates().hasSize(2 * backups.size());
    }
}
