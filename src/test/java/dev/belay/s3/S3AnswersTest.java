package dev.belay.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.belay.offsite.MemoryBookmark;
import dev.belay.offsite.Placed;
import dev.belay.offsite.Probe;
import dev.belay.offsite.RandomContent;
import dev.belay.offsite.StoreException;
import dev.belay.offsite.StoreException.Kind;
import dev.belay.offsite.StorePath;
import dev.belay.offsite.Transfer;
import dev.belay.s3.ScriptedBucket.Answer;
import dev.belay.s3.ScriptedBucket.Request;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class S3AnswersTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final StorePath DUMP = new StorePath("finance", "a.sql.zst");
    private static final String AT = "/belay/finance/a.sql.zst";
    private static final RandomContent CONTENT = RandomContent.of(1000, 1);

    private final ScriptedBucket bucket;
    private S3Store store;

    S3AnswersTest() throws IOException {
        bucket = new ScriptedBucket();
        store = new S3Store(bucket.settings(null), CLOCK);
    }

    @AfterEach
    void close() {
        store.close();
        bucket.close();
    }

    @ParameterizedTest
    @CsvSource({
        "403, InvalidAccessKeyId, REVOKED",
        "403, SignatureDoesNotMatch, REVOKED",
        "400, ExpiredToken, REVOKED",
        "403, AccessDenied, DENIED",
        "401, Unauthorized, DENIED",
        "404, NoSuchBucket, BROKEN",
        "403, RequestTimeTooSkewed, BROKEN",
        "400, AuthorizationHeaderMalformed, BROKEN",
        "301, PermanentRedirect, BROKEN",
        "400, InvalidArgument, BROKEN",
        "501, NotImplemented, BROKEN",
        "403, QuotaExceeded, FULL",
        "507, XMinioStorageFull, FULL",
        "507, SomethingElse, FULL",
        "503, SlowDown, TRANSIENT",
        "429, TooManyRequests, TRANSIENT",
        "500, InternalError, TRANSIENT",
        "502, BadGateway, TRANSIENT",
        "400, RequestTimeout, TRANSIENT",
        "400, BadDigest, TRANSIENT",
    })
    void everyAnswerHasItsMeaningAndIsAskedForOnce(int status, String code, Kind kind) {
        bucket.on("GET", Answer.error(status, code));

        StoreException told = catchThrowableOfType(StoreException.class, () -> store.list("finance"));

        assertThat(told.kind()).isEqualTo(kind);
        assertThat(told.sentence()).contains("the bucket belay at 127.0.0.1").doesNotContain("canary");
        assertThat(told).hasNoCause();
        assertThat(bucket.requests()).hasSize(1);
    }

    @Test
    void aBusyBucketSaysHowLongItWantsToBeLeftAlone() {
        bucket.on("GET", Answer.error(503, "SlowDown").with("Retry-After", "7"));

        StoreException told = catchThrowableOfType(StoreException.class, () -> store.folders());

        assertThat(told.retryAfter()).contains(Duration.ofSeconds(7));
    }

    @Test
    void aLookThatIsRefusedWithoutWordsIsExplained() {
        bucket.on("HEAD", Answer.of(403, ""));
        bucket.on("GET", Answer.error(403, "InvalidAccessKeyId"));
        assertKind(Kind.REVOKED);

        bucket.on("GET", Answer.of(200, "<ListBucketResult/>"));
        assertKind(Kind.DENIED);
    }

    private void assertKind(Kind kind) {
        assertThatThrownBy(() -> store.find(DUMP))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    @Test
    void aFileIsLockedAsLongAsWasAskedFor() throws Exception {
        locked();
        bucket.on("PUT", Answer.of(200, ""));

        assertThatThrownBy(() -> store.put(DUMP, CONTENT, new MemoryBookmark(), Transfer.unwatched()))
                .isInstanceOf(StoreException.class);

        assertLocked(request("PUT"));
    }

    @Test
    void aFileInPartsIsLockedAsLongAsWasAskedFor() throws Exception {
        locked();
        bucket.on("GET .*uploads", Answer.of(200, "<ListMultipartUploadsResult/>"));
        bucket.on("POST .*uploads", Answer.error(503, "SlowDown"));

        assertThatThrownBy(() -> store.put(
                        DUMP, RandomContent.of(Parts.SMALLEST + 1, 1), new MemoryBookmark(), Transfer.unwatched()))
                .isInstanceOf(StoreException.class);

        assertLocked(request("POST"));
    }

    private void locked() {
        store.close();
        store = new S3Store(bucket.settings(Duration.ofDays(30)), CLOCK);
    }

    private static void assertLocked(Request request) {
        assertThat(request.header("X-amz-object-lock-mode")).isEqualTo("COMPLIANCE");
        assertThat(request.header("X-amz-object-lock-retain-until-date")).startsWith("2026-03-31T12:00:00");
    }

    @Test
    void aBucketThatLocksNothingIsTold() {
        locked();
        bucket.on(
                "PUT",
                Answer.of(
                        400,
                        "<Error><Code>InvalidRequest</Code><Message>Bucket is missing Object Lock"
                                + " Configuration</Message></Error>"));

        assertThatThrownBy(() -> store.put(DUMP, CONTENT, new MemoryBookmark(), Transfer.unwatched()))
                .isInstanceOfSatisfying(StoreException.class, e -> {
                    assertThat(e.sentence()).contains("locks no objects");
                    assertThat(e.hint()).contains("`lock`");
                });
    }

    @Test
    void whatIsLockedIsNotPrunedAndThatIsSaid() throws Exception {
        locked();
        probed("<ListMultipartUploadsResult/>");

        Probe probe = store.probe(Transfer.unwatched());

        assertThat(probe.deletes()).isFalse();
        assertThat(probe.notes()).singleElement().asString().contains("locked for 30d", "not pruned");
        assertThat(request("PUT").headers()).doesNotContainKey("X-amz-object-lock-mode");
    }

    @Test
    void uploadsThatNobodyWentOnWithAreRemovedAWeekLater() throws Exception {
        Clock there = Clock.systemUTC();
        store.close();
        store = new S3Store(bucket.settings(null), Clock.offset(there, Duration.ofDays(30)));
        probed("<ListMultipartUploadsResult>" + upload("old", there.instant().minus(Duration.ofDays(8)))
                + upload("new", there.instant().minus(Duration.ofDays(6))) + "</ListMultipartUploadsResult>");

        Probe probe = store.probe(Transfer.unwatched());

        assertThat(probe.deletes()).isTrue();
        assertThat(probe.clockAhead()).isBetween(Duration.ofDays(29), Duration.ofDays(31));
        assertThat(bucket.requests().stream().map(Request::line).filter(line -> line.contains("uploadId")))
                .containsExactly("DELETE /belay/finance/x?uploadId=old");
    }

    @Test
    void aKeyThatMayNotLookForThemIsTold() throws Exception {
        probed("");
        bucket.on("GET .*uploads", Answer.error(403, "AccessDenied"));

        assertThat(store.probe(Transfer.unwatched()).notes())
                .singleElement()
                .asString()
                .contains("a rule of the bucket");
    }

    /** A bucket in which a probe succeeds. */
    private void probed(String uploads) {
        bucket.on("HEAD", Answer.of(200, ""));
        bucket.on(
                "HEAD /belay/belay-probe",
                Answer.of(200, "").with("ETag", "\"x\"").with("Content-Length", "1"));
        bucket.on("PUT /belay/belay-probe", Answer.of(200, ""));
        bucket.on("GET /belay/belay-probe", Answer.of(200, "\n"));
        bucket.on("DELETE", Answer.of(204, ""));
        bucket.on("GET .*uploads", Answer.of(200, uploads));
    }

    private static String upload(String id, Instant began) {
        return "<Upload><Key>finance/x</Key><UploadId>" + id + "</UploadId><Initiated>" + began
                + "</Initiated></Upload>";
    }

    @Test
    void aDigestThatIsNoneIsNotBelievedAndTheFileIsReadBack() throws Exception {
        bucket.on("PUT", Answer.of(200, ""));
        bucket.on(
                "HEAD",
                Answer.of(200, "")
                        .with("ETag", "\"0123456789abcdef0123456789abcdef\"")
                        .with("Content-Length", "1000")
                        .with("x-amz-server-side-encryption", "aws:kms"));
        Placed placed = store.put(DUMP, CONTENT, new MemoryBookmark(), Transfer.unwatched());
        assertThat(placed.object().md5()).isNull();

        bucket.on("GET " + AT, Answer.of(CONTENT.all()));
        store.prove(placed, Transfer.unwatched());
        bucket.on("GET " + AT, Answer.of(RandomContent.of(1000, 2).all()));

        assertThatThrownBy(() -> store.prove(placed, Transfer.unwatched()))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(Kind.DAMAGED));
    }

    @Test
    void aFileThatWasChangedWhileItIsReadIsDamaged() throws Exception {
        bucket.on("HEAD", Answer.of(200, "").with("ETag", "\"a\"").with("Content-Length", "1000"));
        bucket.on("GET", Answer.error(412, "PreconditionFailed"));
        assertThatThrownBy(() -> store.open(store.find(DUMP).orElseThrow(), 10))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(Kind.DAMAGED));
        assertThat(request("GET").header("If-match")).isEqualTo("\"a\"");
    }

    private Request request(String method) {
        List<Request> found = bucket.requests().stream()
                .filter(request -> request.line().startsWith(method))
                .toList();
        return found.getLast();
    }
}
