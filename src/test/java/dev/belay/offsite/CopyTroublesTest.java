package dev.belay.offsite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.offsite.StoreException.Kind;
import dev.belay.vault.Manifest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopyTroublesTest {
    @TempDir
    private Path home;

    private CourierScene scene;

    @BeforeEach
    void open() {
        scene = new CourierScene(home, CourierScene.NAS);
    }

    private List<CopyTrouble> troubles() {
        return new CopyTroubles(scene.setup, scene.copies, scene.book, Duration.ofDays(1), scene.clock).now();
    }

    private static StoreException busy() {
        return StoreException.passing("it is busy", Duration.ofHours(20), null);
    }

    @Test
    void allIsWellWhenTheNewestArrived() {
        scene.backup();
        scene.send();
        scene.clock.advance(Duration.ofDays(1));

        assertThat(troubles()).isEmpty();
    }

    @Test
    void aCopyThatDoesNotArriveIsLateAfterSixHours() {
        scene.backup();
        scene.nas().failWith(busy());
        scene.send();
        Instant wanted = scene.clock.instant();

        scene.clock.advance(CopyTroubles.LATE);
        assertThat(troubles()).isEmpty();
        scene.clock.advance(Duration.ofSeconds(1));

        assertThat(troubles()).containsExactly(new CopyTrouble.Behind(CourierScene.NAS, "finance", 1, wanted));
    }

    @Test
    void backupsEveryHourDoNotHideThatNoneArrives() {
        scene.backup();
        scene.book.pause(CourierScene.NAS, true);
        scene.send();
        Instant wanted = scene.clock.instant();
        for (int i = 0; i < 8; i++) {
            scene.backup();
            scene.send();
        }

        assertThat(troubles()).containsExactly(new CopyTrouble.Behind(CourierScene.NAS, "finance", 9, wanted));
    }

    @Test
    void olderOnesThatFollowSlowlyAreNoTrouble() {
        scene.backup();
        scene.backup();
        scene.nas().failAfter(2, busy());

        scene.send();
        scene.clock.advance(Duration.ofHours(9));

        assertThat(scene.copies.all()).extracting(Copy::proven).containsExactly(true, false);
        assertThat(troubles()).isEmpty();
    }

    @Test
    void whatIsLostIsTold() {
        Manifest gone = scene.backup();
        Manifest altered = scene.backup();
        scene.send();
        scene.nas().lose(CourierScene.dump(gone));
        scene.nas().alter(CourierScene.dump(altered));
        scene.service().reconcile(CourierScene.NAS, CourierScene.MINJI);
        Instant now = scene.clock.instant();

        assertThat(troubles())
                .containsExactlyInAnyOrder(
                        new CopyTrouble.Missing(CourierScene.NAS, "finance", gone.id(), now),
                        new CopyTrouble.Damaged(
                                CourierScene.NAS,
                                "finance",
                                altered.id(),
                                now,
                                CourierScene.dump(altered) + " was changed"));
    }

    @Test
    void aStoreThatNeedsAPersonIsTold() {
        scene.backup();
        scene.nas().failWith(new StoreException(Kind.FULL, "it is full", "make room"));

        scene.send();

        assertThat(troubles())
                .containsExactly(
                        new CopyTrouble.Stopped(CourierScene.NAS, scene.clock.instant(), "it is full", "make room"));
    }

    @Test
    void aStoreThatNobodyCouldLookAtForTwoDaysIsTold() {
        scene.upkeep().tick();
        Instant compared = scene.clock.instant();

        scene.clock.advance(Duration.ofDays(2));
        assertThat(troubles()).isEmpty();
        scene.clock.advance(Duration.ofSeconds(1));

        assertThat(troubles()).containsExactly(new CopyTrouble.Unseen(CourierScene.NAS, compared));
    }
}
