package dev.belay.offsite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.backup.OffsiteCopies;
import dev.belay.backup.calendar.CloseProof.ProofState;
import dev.belay.offsite.StoreException.Kind;
import dev.belay.operation.CancelSignal;
import dev.belay.testing.fakes.InMemoryCopyStore;
import dev.belay.vault.BackupId;
import dev.belay.vault.Manifest;
import java.io.ByteArrayOutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What copies are to others: to whoever waits for them, removes a backup, closes a period or mends a file. */
class CopiesForOthersTest {
    @TempDir
    private Path home;

    private CourierScene scene;

    @BeforeEach
    void open() {
        scene = new CourierScene(home, CourierScene.NAS);
    }

    @Test
    void whoeverWaitsForACopyIsToldOfIt() {
        Manifest backup = scene.backup();

        SendResult sent = scene.courier().send(backup.id(), _ -> true, new CancelSignal());

        assertThat(sent).isEqualTo(new SendResult.Proven(List.of(scene.copy(backup))));
    }

    @Test
    void whoeverWaitsForACopyIsToldWhyThereIsNone() {
        scene = new CourierScene(home, CourierScene.NAS, "drive");
        Manifest backup = scene.backup();
        scene.memory("drive").failWith(new StoreException(Kind.REVOKED, "the sign-in was taken back", ""));

        SendResult sent = scene.courier().send(backup.id(), _ -> true, new CancelSignal());

        assertThat(sent)
                .isInstanceOfSatisfying(
                        SendResult.Failed.class,
                        failed -> assertThat(failed.copies())
                                .extracting(Copy::proven)
                                .containsExactly(false, true));
    }

    @Test
    void withoutAStoreThereIsNothingToWaitFor() {
        scene = new CourierScene(home);

        assertThat(scene.courier().send(scene.backup().id(), _ -> true, new CancelSignal()))
                .isEqualTo(new SendResult.Nowhere());
    }

    @Test
    void whatIsOnItsWayIsNotRemovedHere() {
        Manifest backup = scene.backup(1_000_000);
        CopiesOnTheirWay needed =
                new CopiesOnTheirWay(scene.copies, scene.tools().locks(), scene.clock);
        List<Map<BackupId, String>> seen = new ArrayList<>();
        scene.nas().atChunk(2, () -> seen.add(needed.of("finance")));

        scene.send();

        assertThat(seen).containsExactly(Map.of(backup.id(), "a copy of it is on its way to nas"));
        assertThat(needed.of("finance")).isEmpty();
    }

    @Test
    void whatAKilledProcessLeftOnItsWayIsInNobodysWay() {
        Manifest backup = scene.backup();
        scene.book.pause(CourierScene.NAS, true);
        scene.send();
        Copy copy = scene.copy(backup);
        scene.copies.change(copy, copy.with(new CopyState.Uploading(scene.clock.instant(), 1, 2)), Instant.EPOCH, "");

        assertThat(new CopiesOnTheirWay(scene.copies, scene.tools().locks(), scene.clock).of("finance"))
                .isEmpty();
    }

    @Test
    void aClosedPeriodIsProvenByAnyCopyThatIs() {
        Manifest backup = scene.backup();
        CloseCopies proof = new CloseCopies(scene.setup, scene.copies);
        assertThat(proof.of(backup)).isEqualTo(new ProofState.Awaited());

        scene.send();
        assertThat(proof.of(backup)).isEqualTo(new ProofState.Proven(scene.clock.instant(), CourierScene.NAS));

        scene.nas().lose(CourierScene.dump(backup));
        scene.service().reconcile(CourierScene.NAS, CourierScene.MINJI);
        assertThat(proof.of(backup)).isEqualTo(new ProofState.Missing("the copy in nas is missing"));

        scene.setup.forget(CourierScene.NAS, CourierScene.MINJI);
        assertThat(new CloseCopies(scene.setup, new InMemoryCopyStore()).of(backup))
                .isEqualTo(new ProofState.NotConfigured());
    }

    @Test
    void aPlainCopyCanTakeThePlaceOfADamagedFile() throws Exception {
        Manifest backup = scene.backup(400_000);
        scene.send();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<OffsiteCopies.Copy> copies = new FetchableCopies(scene.tools().stores(), scene.copies).of(backup);

        assertThat(copies).extracting(OffsiteCopies.Copy::store).containsExactly(CourierScene.NAS);
        copies.getFirst().fetch(Channels.newChannel(bytes), new CancelSignal());

        assertThat(bytes.toByteArray()).isEqualTo(Files.readAllBytes(scene.file(backup)));
    }

    @Test
    void anEncryptedCopyCannot() {
        Manifest backup = scene.backup();
        scene.send();
        Copy copy = scene.copy(backup);
        scene.copies.change(copy, copy.sealed(true), scene.clock.instant(), "");

        assertThat(new FetchableCopies(scene.tools().stores(), scene.copies).of(backup))
                .isEmpty();
    }
}
