package dev.belay.offsite.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.belay.backup.BackupFacts;
import dev.belay.backup.BackupPhase;
import dev.belay.base.BelayException;
import dev.belay.base.Secret;
import dev.belay.offsite.Found;
import dev.belay.offsite.StorePath;
import dev.belay.offsite.age.AgeKeyPair;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationKind;
import dev.belay.testing.Seeds;
import dev.belay.testing.fakes.Acts;
import dev.belay.vault.BackupId;
import dev.belay.vault.StoredBackup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(120)
class FetchingTest {
    private static final int BYTES = 400_000;

    @TempDir
    private Path folder;

    private FetchScene scene;

    @BeforeEach
    void open() {
        scene = new FetchScene(folder);
    }

    static IntStream seeds() {
        return Seeds.of(15, 1_000);
    }

    @Test
    void anEmptyHomeGoesOnWhereTheBurnedOneStood() throws IOException {
        BackupId id = scene.sent(BYTES);

        FetchResult result = scene.fetch(store -> store, id, scene.pair.secret());

        assertThat(result).isEqualTo(new FetchResult.Fetched(true));
        assertThat(scene.folder.find(id))
                .hasValueSatisfying(stored -> assertThat(stored).isInstanceOf(StoredBackup.Known.class));
        assertThat(scene.recipients()).containsExactly(scene.pair.recipient());
        assertThat(scene.journal.recent(1))
                .extracting(fetch -> fetch.fact(FetchFacts.APPEARS))
                .containsExactly(Optional.of("true"));
        assertThat(left()).isEmpty();
    }

    @Test
    void aHomeWithBackupsOfItsOwnKeepsItsKey() throws IOException {
        BackupId id = scene.sent(BYTES);
        scene.takeOne();

        FetchResult result = scene.fetch(store -> store, id, scene.pair.secret());

        assertThat(result).isEqualTo(new FetchResult.Fetched(false));
        assertThat(scene.recipients()).isEmpty();
        assertThat(scene.folder.list()).hasSize(2).anyMatch(StoredBackup.Foreign.class::isInstance);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aStoreThatBreaksOffCostsNoByteTwice(int seed) throws IOException {
        BackupId id = scene.sent(BYTES);
        AtomicReference<BreakingStore> breaking = new AtomicReference<>();

        FetchResult result = scene.fetch(
                store -> {
                    breaking.set(new BreakingStore(store, seed));
                    return breaking.get();
                },
                id,
                scene.pair.secret());

        assertThat(result).isEqualTo(new FetchResult.Fetched(true));
        assertThat(breaking.get().given())
                .isEqualTo(scene.memory
                        .find(new StorePath(id.folder(), id + ".sql.zst.age"))
                        .orElseThrow()
                        .bytes());
    }

    @Test
    void anAlteredCopyNeverReachesTheFolder() throws IOException {
        BackupId id = scene.sent(BYTES);
        scene.memory.alter(new StorePath(id.folder(), id + ".sql.zst.age"));

        FetchResult result = scene.fetch(store -> store, id, scene.pair.secret());

        assertThat(result)
                .isInstanceOfSatisfying(
                        FetchResult.Failed.class,
                        failed -> assertThat(failed.sentence()).contains("changed or cut short"));
        assertThat(scene.folder.list()).isEmpty();
        assertThat(left()).isEmpty();
    }

    @Test
    void aPlainCopyThatIsAnotherFileIsRefusedToo() throws IOException {
        BackupId id = scene.sentPlain(BYTES);
        scene.memory.alter(new StorePath(id.folder(), id + ".sql.zst"));

        FetchResult result = scene.fetch(store -> store, id, null);

        assertThat(result)
                .isInstanceOfSatisfying(
                        FetchResult.Failed.class,
                        failed -> assertThat(failed.sentence()).contains("SHA-256"));
        assertThat(scene.folder.list()).isEmpty();
    }

    @Test
    void withoutTheKeyNothingIsFetchedAndWithAnotherOneNeither() throws IOException {
        BackupId id = scene.sent(BYTES);

        assertFailed(scene.fetch(store -> store, id, null), "it is encrypted");
        assertFailed(scene.fetch(store -> store, id, AgeKeyPair.make().secret()), "the key does not open");
        assertThatThrownBy(() -> scene.fetching().fetch(FetchScene.NAS, id, new Secret("guess"), FetchScene.OWNER))
                .isInstanceOf(BelayException.class);
        assertThat(scene.folder.list()).isEmpty();
    }

    @Test
    void whatIsHereIsNotFetchedAgain() throws IOException {
        BackupId id = scene.sent(BYTES);
        scene.fetch(store -> store, id, scene.pair.secret());

        assertFailed(scene.fetch(store -> store, id, scene.pair.secret()), "in the backup folder already");
    }

    @Test
    void everythingInTheStoreIsFoundTheNewestFirst() throws IOException {
        BackupId older = scene.sent(1_000);
        BackupId newer = scene.sent(1_000);
        scene.memory.lose(new StorePath(older.folder(), older + ".json.age"));

        try (Fetching fetching = scene.fetching()) {
            assertThat(fetching.found(FetchScene.NAS, null))
                    .extracting(Found::id)
                    .containsExactly(newer, older);
            assertThat(fetching.found(FetchScene.NAS, scene.pair.secret()))
                    .extracting(Found::ours, Found::why)
                    .containsExactly(tuple(true, ""), tuple(false, "it has no manifest"));
            assertThat(fetching.newest(FetchScene.NAS, scene.pair.secret()))
                    .hasValueSatisfying(found -> assertThat(found.id()).isEqualTo(newer));
        }
    }

    @Test
    void aCopyThatIsTriedLeavesNothing() throws IOException {
        BackupId first = scene.sent(BYTES);
        scene.fetch(store -> store, first, scene.pair.secret());
        BackupId id = scene.sent(BYTES);

        assertThat(scene.drill(id)).isEqualTo(new FetchResult.Drilled());

        assertThat(scene.drilled)
                .singleElement()
                .satisfies(file -> assertThat(file).doesNotExist());
        assertThat(left()).isEmpty();
        assertThat(scene.folder.find(id)).isEmpty();
    }

    @Test
    void aKilledFetchIsSettledAndItsHalfIsNotThrownAway() throws IOException {
        BackupId id = scene.sent(BYTES);
        Files.createDirectories(scene.waiting);
        Path half = Files.writeString(scene.waiting.resolve("nas-" + id + ".partial"), "half");
        Operation killed = scene.operations()
                .open(
                        OperationKind.FETCH,
                        id.folder(),
                        BackupPhase.FETCHING.name(),
                        FetchScene.OWNER,
                        Map.of(BackupFacts.BACKUP, id.value(), BackupFacts.STORE, FetchScene.NAS));
        Path tried = Files.writeString(scene.waiting.resolve(killed.id() + ".drill"), "tried");

        assertThat(scene.recovery().recover(killed)).isEqualTo("FAILED");

        assertThat(half).exists();
        assertThat(tried).doesNotExist();
        assertThat(scene.journal.running()).isEmpty();
    }

    @Test
    void aFetchThatIsKilledWhileItsFileAppearsLeavesAllOfItOrNothing() throws IOException {
        Set<Boolean> left = new HashSet<>();
        boolean dead = true;
        for (int act = 0; dead; act++) {
            FetchScene killed = new FetchScene(folder.resolve("act" + act));
            BackupId id = killed.sent(BYTES);
            Acts acts = Acts.killedAt(act);

            assertThat(killed.recovery().recover(killed.land(id, acts))).isEqualTo("FAILED");

            Optional<StoredBackup> found = killed.folder.find(id);
            assertThat(found.stream()).allMatch(StoredBackup.Foreign.class::isInstance);
            assertThat(killed.fetch(store -> store, id, killed.pair.secret()))
                    .isInstanceOf(found.isPresent() ? FetchResult.Failed.class : FetchResult.Fetched.class);
            assertThat(killed.folder.find(id)).isPresent();
            left.add(found.isPresent());
            dead = acts.dead();
        }
        assertThat(left).containsExactlyInAnyOrder(true, false);
    }

    private static void assertFailed(FetchResult result, String why) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        FetchResult.Failed.class,
                        failed -> assertThat(failed.sentence()).contains(why));
    }

    /** What waits in the private folder. */
    private List<Path> left() throws IOException {
        if (!Files.isDirectory(scene.waiting)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(scene.waiting)) {
            return files.toList();
        }
    }
}
