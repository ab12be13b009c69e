package dev.belay.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.offsite.MemoryBookmark;
import dev.belay.offsite.OffsiteSettings;
import dev.belay.offsite.OffsiteStore;
import dev.belay.offsite.OffsiteStoreContract;
import dev.belay.offsite.Placed;
import dev.belay.offsite.RandomContent;
import dev.belay.offsite.StoreException.Kind;
import dev.belay.offsite.StorePath;
import dev.belay.offsite.Transfer;
import dev.belay.operation.CancelSignal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Part;

/** One real server for all tests, a prefix of its own for each. */
@TestInstance(Lifecycle.PER_CLASS)
class S3StoreIT extends OffsiteStoreContract {
    private static final StorePath DUMP = new StorePath("회계", "a.sql.zst");
    private static final int PART = Parts.SMALLEST;
    private static final int BYTES = 5 * PART + 12_345;

    @SuppressWarnings("NullAway.Init")
    private S3ProxyServer server;

    @SuppressWarnings("NullAway.Init")
    private S3Client past;

    @SuppressWarnings("NullAway.Init")
    private OffsiteSettings.S3 settings;

    @SuppressWarnings("NullAway.Init")
    private S3Store store;

    private int stores;

    @BeforeAll
    void startTheServer(@TempDir Path folder) throws IOException {
        server = new S3ProxyServer(folder);
        past = server.client();
    }

    @AfterAll
    void endTheServer() {
        past.close();
        server.close();
    }

    @BeforeEach
    void makeAStore() {
        stores++;
        settings = server.settings("store" + stores + "/");
        store = new S3Store(settings, Clock.systemUTC());
    }

    @AfterEach
    void closeTheStore() {
        store.close();
    }

    @Override
    protected OffsiteStore store() {
        return store;
    }

    @Override
    protected void alter(StorePath path) {
        String key = settings.prefix() + path;
        byte[] bytes = past.getObjectAsBytes(
                        request -> request.bucket(S3ProxyServer.BUCKET).key(key))
                .asByteArray();
        bytes[bytes.length / 2] ^= 1;
        past.putObject(request -> request.bucket(S3ProxyServer.BUCKET).key(key), RequestBody.fromBytes(bytes));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void anUploadThatIsCutGoesOnWithThePartsThatAreMissing(int parts) throws Exception {
        MemoryBookmark bookmark = new MemoryBookmark();
        cut(bookmark, (long) parts * PART + 1);
        long there = parts(bookmark).stream().mapToLong(Part::size).sum();

        AtomicLong moved = new AtomicLong();
        Placed placed = goOn(bookmark, moved);

        assertThat(moved).hasValue(BYTES - there);
        store.prove(placed, Transfer.unwatched());
        assertThat(placed.object().md5()).isEqualTo(placed.sent().md5());
        assertThat(uploads()).isZero();
    }

    @Test
    void aPartThatWasAlteredInTheBucketIsSentAgain() throws Exception {
        MemoryBookmark bookmark = new MemoryBookmark();
        cut(bookmark, BYTES);
        Part part = parts(bookmark).getFirst();
        byte[] other = RandomContent.of(part.size().intValue(), 99).all();
        String id = session(bookmark).id();
        past.uploadPart(
                request -> request.bucket(S3ProxyServer.BUCKET)
                        .key(settings.prefix() + DUMP)
                        .uploadId(id)
                        .partNumber(part.partNumber()),
                RequestBody.fromBytes(other));

        Placed placed = goOn(bookmark, new AtomicLong());

        assertThat(read(DUMP, 0)).isEqualTo(RandomContent.of(BYTES, 1).all());
        store.prove(placed, Transfer.unwatched());
    }

    @Test
    void anUploadWhoseAnswerWasLostIsNotSentAgain() throws Exception {
        MemoryBookmark bookmark = new MemoryBookmark();
        cut(bookmark, BYTES);
        String session = bookmark.read().orElseThrow();
        goOn(bookmark, new AtomicLong());
        bookmark.write(session);

        AtomicLong moved = new AtomicLong();
        Placed placed = goOn(bookmark, moved);

        assertThat(moved).hasValue(0);
        assertThat(placed.object().md5()).isEqualTo(placed.sent().md5());
        store.prove(placed, Transfer.unwatched());
        assertThat(bookmark.read()).isEmpty();
    }

    @Test
    void anUploadThatTheBucketForgotBeginsAnew() throws Exception {
        MemoryBookmark bookmark = new MemoryBookmark();
        cut(bookmark, 2L * PART);
        String id = session(bookmark).id();
        past.abortMultipartUpload(request -> request.bucket(S3ProxyServer.BUCKET)
                .key(settings.prefix() + DUMP)
                .uploadId(id));

        AtomicLong moved = new AtomicLong();
        store.prove(goOn(bookmark, moved), Transfer.unwatched());

        assertThat(moved).hasValue(BYTES);
    }

    @Test
    void anUploadWhoseBookmarkWasLostLeavesNoPartsBehind() throws Exception {
        cut(new MemoryBookmark(), 2L * PART);
        assertThat(uploads()).isOne();

        goOn(new MemoryBookmark(), new AtomicLong());

        assertThat(uploads()).isZero();
    }

    @Test
    void aLargeFileThatIsNotWhatItShouldBeLeavesNoPartsBehind() throws Exception {
        MemoryBookmark bookmark = new MemoryBookmark();

        assertRefused(
                Kind.SOURCE, () -> store.put(DUMP, RandomContent.wrong(BYTES, 1), bookmark, Transfer.unwatched()));

        assertThat(uploads()).isZero();
        assertThat(bookmark.read()).isEmpty();
        assertThat(store.list("회계")).isEmpty();
    }

    @Test
    void severalFilesAreSentAtOnce() throws Exception {
        List<Future<Placed>> sent;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            sent = IntStream.range(0, 4)
                    .mapToObj(n -> threads.submit(
                            () -> put(new StorePath("d" + n, "a.sql.zst"), RandomContent.of(PART + n, n))))
                    .toList();
        }

        for (Future<Placed> each : sent) {
            store.prove(each.get(), Transfer.unwatched());
        }
        assertThat(store.folders()).containsExactlyInAnyOrder("d0", "d1", "d2", "d3");
    }

    @Test
    void anUploadThatWasJustBegunIsNoLeftoverWhateverTheClockHereSays() throws Exception {
        cut(new MemoryBookmark(), 2L * PART);
        Clock wrong = Clock.offset(Clock.systemUTC(), Duration.ofDays(30));

        try (S3Store ahead = new S3Store(settings, wrong)) {
            assertThat(ahead.probe(Transfer.unwatched()).clockAhead())
                    .isBetween(Duration.ofDays(29), Duration.ofDays(31));
        }

        assertThat(uploads()).isOne();
    }

    /** Sends until so many bytes were moved. */
    private void cut(MemoryBookmark bookmark, long bytes) {
        AtomicLong moved = new AtomicLong();
        Transfer ending = new Transfer(arrived -> {}, new CancelSignal(), (count, signal) -> {
            if (moved.addAndGet(count) >= bytes) {
                signal.raise();
            }
        });
        assertRefused(Kind.CANCELLED, () -> store.put(DUMP, RandomContent.of(BYTES, 1), bookmark, ending));
    }

    /** Goes on as another process would. */
    private Placed goOn(MemoryBookmark bookmark, AtomicLong moved) throws Exception {
        try (S3Store other = new S3Store(settings, Clock.systemUTC())) {
            return other.put(
                    DUMP,
                    RandomContent.of(BYTES, 1),
                    bookmark,
                    new Transfer(arrived -> {}, new CancelSignal(), (count, signal) -> moved.addAndGet(count)));
        }
    }

    private Session session(MemoryBookmark bookmark) throws IOException {
        return bookmark.read().flatMap(Session::parse).orElseThrow();
    }

    private List<Part> parts(MemoryBookmark bookmark) throws IOException {
        String id = session(bookmark).id();
        return past.listParts(request -> request.bucket(S3ProxyServer.BUCKET)
                        .key(settings.prefix() + DUMP)
                        .uploadId(id))
                .parts();
    }

    private int uploads() {
        return past.listMultipartUploads(
                        request -> request.bucket(S3ProxyServer.BUCKET).prefix(settings.prefix()))
                .uploads()
                .size();
    }
}
