package dev.belay.offsite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.offsite.StoreException.Kind;
import dev.belay.operation.CancelSignal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetryingStoreTest extends OffsiteStoreContract {
    private static final StorePath PATH = new StorePath("finance", "one.sql.zst");
    private static final int TRIES = 4;
    private static final Duration LONGEST = Duration.ofSeconds(8);

    private final MemoryStore memory = new MemoryStore();
    private final List<Duration> waits = new ArrayList<>();
    private final Backoff backoff = new Backoff(Duration.ofSeconds(1), LONGEST, TRIES, new Random(7));
    private final OffsiteStore store = new RetryingStore(memory, backoff, this::pass);

    @Override
    protected OffsiteStore store() {
        return store;
    }

    @Override
    protected void alter(StorePath path) {
        memory.alter(path);
    }

    private boolean pass(Duration wait, CancelSignal cancel) {
        waits.add(wait);
        return cancel.raised();
    }

    private static StoreException passing() {
        return StoreException.passing("the network is gone", null, null);
    }

    private static StoreException[] passing(int many) {
        return Stream.generate(RetryingStoreTest::passing).limit(many).toArray(StoreException[]::new);
    }

    @Test
    void whatPassesIsTriedAgain() throws Exception {
        memory.failWith(passing(TRIES - 1));

        assertThat(store.folders()).isEmpty();
        assertThat(waits).hasSize(TRIES - 1);
    }

    @Test
    void itIsGivenUpInTheEnd() {
        memory.failWith(passing(TRIES));

        assertRefused(Kind.TRANSIENT, store::folders);
        assertThat(waits).hasSize(TRIES - 1);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TRANSIENT")
    void whatDoesNotPassIsToldAtOnce(Kind kind) {
        memory.failWith(new StoreException(kind, "no", ""));

        assertRefused(kind, () -> store.list("finance"));
        assertThat(waits).isEmpty();
    }

    @Test
    void anUploadThatGetsOnMayFailAsOftenAsItLikes() throws Exception {
        int chunks = 36;
        memory.failWith(passing(chunks - 1));
        RandomContent content = RandomContent.of(chunks * 262_144, 1);

        Placed placed = put(PATH, content);

        store.prove(placed, Transfer.unwatched());
        assertThat(waits).hasSize(chunks - 1);
        assertThat(memory.taken()).isEqualTo(content.bytes());
    }

    @Test
    void waitsGrowUpToALimitAndAreNeverTheSame() {
        Backoff many = new Backoff(Duration.ofSeconds(1), LONGEST, 1000, new Random(3));
        List<Long> late = IntStream.range(20, 900)
                .mapToObj(failed -> many.after(failed, null).orElseThrow().toMillis())
                .toList();

        assertThat(late).allMatch(millis -> millis >= 0 && millis <= LONGEST.toMillis());
        assertThat(late.stream().distinct().count()).isGreaterThan(700);
        assertThat(late).anyMatch(millis -> millis > LONGEST.toMillis() * 9 / 10);
        for (int i = 0; i < 100; i++) {
            assertThat(many.after(1, null).orElseThrow()).isLessThanOrEqualTo(Duration.ofSeconds(1));
            assertThat(many.after(3, null).orElseThrow()).isLessThanOrEqualTo(Duration.ofSeconds(4));
        }
    }

    @Test
    void aStoreIsLeftAloneForAsLongAsItAsks() throws Exception {
        memory.failWith(StoreException.passing("too many requests", LONGEST, null));

        store.folders();

        assertThat(waits).containsExactly(LONGEST);
    }

    @Test
    void aStoreThatAsksForHoursIsLeftToWhoeverComesLater() {
        memory.failWith(StoreException.passing("too many requests", Duration.ofHours(2), null));

        assertRefused(Kind.TRANSIENT, store::folders);
        assertThat(waits).isEmpty();
    }

    @Test
    void aWaitEndsWhenTheTransferDoes() {
        CancelSignal cancel = new CancelSignal();
        OffsiteStore ending = new RetryingStore(memory, backoff, (wait, signal) -> {
            cancel.raise();
            return signal.raised();
        });
        memory.failWith(passing(1));

        assertRefused(
                Kind.CANCELLED,
                () -> ending.put(
                        PATH,
                        RandomContent.of(300_000, 2),
                        new MemoryBookmark(),
                        new Transfer(moved -> {}, cancel, (bytes, signal) -> {})));
    }

    @Test
    void aWaitEndsWhenTheStoreIsClosed() {
        OffsiteStore closing = new RetryingStore(memory, backoff, (wait, signal) -> signal.raised());
        closing.close();
        memory.failWith(passing(1));

        assertRefused(Kind.CANCELLED, closing::folders);
    }
}
