package dev.belay.drive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.offsite.Content;
import dev.belay.offsite.MemoryBookmark;
import dev.belay.offsite.OffsiteSettings;
import dev.belay.offsite.Placed;
import dev.belay.offsite.RandomContent;
import dev.belay.offsite.StoreException;
import dev.belay.offsite.StorePath;
import dev.belay.offsite.Transfer;
import dev.belay.testing.MutableClock;
import dev.belay.testing.Seeds;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Uploads to a Drive in which anything goes wrong at any moment, by a Belay that is started again now and then. */
class DriveTortureTest {
    private static final int ATTEMPTS = 2000;
    private static final StorePath PATH = new StorePath("finance", "backup.sql.zst");

    static IntStream seeds() {
        return Seeds.of(300, 5_000);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void thereIsExactlyOneFileWithTheRightDigest(int seed) throws Exception {
        Random random = new Random(seed);
        MutableClock clock = MutableClock.at("2026-02-19T03:00:00Z");
        int part = DriveStore.PART_UNIT * (1 + random.nextInt(3));
        int bytes = random.nextInt(8) == 0 ? random.nextInt(3) * part : random.nextInt(6 * part);
        try (DriveDouble drive = DriveDouble.start(clock, random)) {
            if (random.nextInt(4) == 0) {
                earlier(drive, clock, random.nextInt(part));
            }
            long before = drive.uploads().received();
            drive.misbehave(3 + random.nextInt(20));
            Placed placed =
                    new Sender(drive.settings("Belay"), clock, random, part).send(() -> RandomContent.of(bytes, seed));
            drive.misbehave(0);

            assertThat(drive.uploads().violations()).isEmpty();
            assertThat(drive.contents(PATH.name()))
                    .containsExactly(RandomContent.of(bytes, seed).all());
            assertThat(placed.sent()).isEqualTo(RandomContent.of(bytes, seed).fingerprint());
            assertThat(drive.uploads().received() - before)
                    .isLessThanOrEqualTo(bytes + (long) drive.partFaults() * part + (long) drive.lost() * bytes);
        }
    }

    private static void earlier(DriveDouble drive, MutableClock clock, int bytes) throws Exception {
        try (DriveStore store = new DriveStore(drive.settings("Belay"), clock)) {
            store.put(PATH, RandomContent.of(bytes, -1), new MemoryBookmark(), Transfer.unwatched());
        }
    }

    /** Somebody who tries again until a copy is proven. */
    private record Sender(OffsiteSettings.Drive settings, MutableClock clock, Random random, int part) {
        Placed send(Supplier<Content> file) throws Exception {
            MemoryBookmark bookmark = new MemoryBookmark();
            Content content = file.get();
            DriveStore store = open();
            try {
                for (int i = 0; i < ATTEMPTS; i++) {
                    Optional<Placed> placed = attempt(store, content, bookmark);
                    if (placed.isPresent()) {
                        return placed.get();
                    }
                    if (random.nextInt(4) == 0) {
                        store.close();
                        store = open();
                        content = file.get();
                    }
                }
                throw new AssertionError("not sent in " + ATTEMPTS + " attempts");
            } finally {
                store.close();
            }
        }

        private DriveStore open() {
            return new DriveStore(settings, clock, part, Duration.ofSeconds(20));
        }

        private Optional<Placed> attempt(DriveStore store, Content content, MemoryBookmark bookmark)
                throws StoreException {
            try {
                Placed placed = store.put(PATH, content, bookmark, Transfer.unwatched());
                prove(store, placed);
                return Optional.of(placed);
            } catch (StoreException e) {
                assertThat(e.kind()).as(e.sentence()).isEqualTo(StoreException.Kind.TRANSIENT);
                return Optional.empty();
            }
        }

        private static void prove(DriveStore store, Placed placed) throws StoreException {
            for (int i = 0; i < ATTEMPTS; i++) {
                try {
                    store.prove(placed, Transfer.unwatched());
                    return;
                } catch (StoreException e) {
                    assertThat(e.kind()).as(e.sentence()).isEqualTo(StoreException.Kind.TRANSIENT);
                }
            }
            throw new AssertionError("not proven in " + ATTEMPTS + " attempts");
        }
    }
}
