package dev.belay.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.offsite.MemoryBookmark;
import dev.belay.offsite.OffsiteSettings;
import dev.belay.offsite.RandomContent;
import dev.belay.offsite.StoreException;
import dev.belay.offsite.StoreException.Kind;
import dev.belay.offsite.StorePath;
import dev.belay.offsite.Transfer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real server refuses. */
class S3RefusalsIT {
    private static final StorePath DUMP = new StorePath("finance", "a.sql.zst");
    private static final int BYTES = Parts.SMALLEST + 1;

    @SuppressWarnings("NullAway.Init")
    private S3ProxyServer server;

    @BeforeEach
    void startTheServer(@TempDir Path folder) throws IOException {
        server = new S3ProxyServer(folder);
    }

    @AfterEach
    void endTheServer() {
        server.close();
    }

    @Test
    void aKeyThatIsNotValidIsTold() {
        assertTold(server.settings(S3ProxyServer.BUCKET, "", "canary-of-nobody", S3ProxyServer.SECRET), Kind.REVOKED);
        assertTold(
                server.settings(
                        S3ProxyServer.BUCKET,
                        "",
                        server.settings("").accessKey().reveal(),
                        "canary-of-a-wrong-secret"),
                Kind.REVOKED);
    }

    @Test
    void aBucketThatIsNotThereIsTold() {
        assertTold(
                server.settings("nothing", "", server.settings("").accessKey().reveal(), S3ProxyServer.SECRET),
                Kind.BROKEN);
    }

    @Test
    void aServerThatIsGoneMayComeBack() {
        server.close();

        assertTold(server.settings(""), Kind.TRANSIENT);
    }

    /** Every act is refused in the same way, and nothing that is secret is told. */
    private static void assertTold(OffsiteSettings.S3 settings, Kind kind) {
        try (S3Store refused = new S3Store(settings, Clock.systemUTC())) {
            for (int bytes : new int[] {10, BYTES}) {
                assertThatThrownBy(() -> refused.put(
                                DUMP, RandomContent.of(bytes, 1), new MemoryBookmark(), Transfer.unwatched()))
                        .isInstanceOfSatisfying(StoreException.class, e -> {
                            assertThat(e.kind()).as(e.sentence()).isEqualTo(kind);
                            assertThat(e.sentence()).contains(settings.bucket(), "127.0.0.1");
                            assertThat(trace(e)).doesNotContain("canary");
                        });
            }
            assertKind(kind, () -> refused.list(""));
            assertKind(kind, refused::folders);
            assertKind(kind, () -> refused.probe(Transfer.unwatched()));
        }
    }

    private static void assertKind(Kind kind, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    private static String trace(Throwable e) {
        StringWriter words = new StringWriter();
        e.printStackTrace(new PrintWriter(words));
        return words.toString();
    }
}
