package dev.belay.s3;

import dev.belay.offsite.OffsiteSettings;
import dev.belay.offsite.StoreException;
import dev.belay.offsite.StoreException.Kind;
import dev.belay.offsite.StorePath;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The requests to one bucket, each sent once, each fault with its meaning. */
final class Bucket implements AutoCloseable {
    /** Kept with an object that was sent in parts: the {@link Session#nonce} of its upload. */
    private static final String NONCE = "belay-upload";

    private final S3Client client;
    private final String name;
    private final String prefix;
    private final @Nullable Duration lock;
    private final Clock clock;
    private final S3Fault faults;

    Bucket(OffsiteSettings.S3 settings, Clock clock, String place) {
        this.client = S3Clients.of(settings);
        this.name = settings.bucket();
        this.prefix = settings.prefix();
        this.lock = settings.lock();
        this.clock = clock;
        this.faults = new S3Fault(place);
    }

    String key(StorePath path) {
        return prefix + path;
    }

    /** The current version of a file. */
    Optional<HeadObjectResponse> head(StorePath path) throws StoreException {
        try {
            return call(
                    "looking at a file",
                    () -> Optional.of(
                            client.headObject(request -> request.bucket(name).key(key(path)))));
        } catch (StoreException e) {
            if (e.kind() == Kind.MISSING) {
                return Optional.empty();
            }
            throw e.kind() == Kind.DENIED ? explained(e) : e;
        }
    }

    /** The answer to a look at a file says why it was refused in no words; one to a listing does. */
    private StoreException explained(StoreException refused) {
        try {
            call(
                    "listing",
                    () -> client.listObjectsV2(
                            request -> request.bucket(name).prefix(prefix).maxKeys(1)));
            return refused;
        } catch (StoreException e) {
            return e;
        }
    }

    /** Sends a file in one piece, the digest of which the bucket compares. */
    void put(StorePath path, RequestBody body, String md5, boolean locked) throws StoreException {
        @Nullable Instant until = locked ? lockedUntil() : null;
        call(
                "writing a file",
                () -> client.putObject(
                        request -> request.bucket(name)
                                .key(key(path))
                                .contentMD5(base64(md5))
                                .objectLockMode(until == null ? null : ObjectLockMode.COMPLIANCE)
                                .objectLockRetainUntilDate(until),
                        body));
    }

    private @Nullable Instant lockedUntil() {
        return lock == null ? null : clock.instant().plus(lock);
    }

    /** Begins an upload in parts; returns its id. */
    String begin(StorePath path, String nonce) throws StoreException {
        @Nullable Instant until = lockedUntil();
        return call(
                "beginning an upload",
                () -> client.createMultipartUpload(request -> request.bucket(name)
                                .key(key(path))
                                .contentType("application/octet-stream")
                                .metadata(Map.of(NONCE, nonce))
                                .objectLockMode(until == null ? null : ObjectLockMode.COMPLIANCE)
                                .objectLockRetainUntilDate(until))
                        .uploadId());
    }

    /** Whether the object that answered {@code head} is the one of the upload with that nonce. */
    static boolean isOf(HeadObjectResponse head, String nonce) {
        return nonce.equals(head.metadata().get(NONCE));
    }

    /** The parts that have arrived. {@link Kind#MISSING} when there is no such upload any more. */
    List<Part> parts(StorePath path, String id) throws StoreException {
        return call(
                "listing parts",
                () ->
                        client
                                .listPartsPaginator(request ->
                                        request.bucket(name).key(key(path)).uploadId(id))
                                .parts()
                                .stream()
                                .toList());
    }

    /** Sends a part, the digest of which the bucket compares; returns what the bucket calls it. */
    String part(StorePath path, String id, int number, RequestBody body, String md5) throws StoreException {
        return call(
                "writing a part",
                () -> client.uploadPart(
                                request -> request.bucket(name)
                                        .key(key(path))
                                        .uploadId(id)
                                        .partNumber(number)
                                        .contentMD5(base64(md5)),
                                body)
                        .eTag());
    }

    /** Makes a file of its parts. */
    void complete(StorePath path, String id, List<CompletedPart> parts) throws StoreException {
        call(
                "completing an upload",
                () -> client.completeMultipartUpload(request -> request.bucket(name)
                        .key(key(path))
                        .uploadId(id)
                        .multipartUpload(upload -> upload.parts(parts))));
    }

    /** Uploads in parts whose keys begin so, and that were not completed. */
    List<MultipartUpload> uploads(String keys) throws StoreException {
        return call(
                "listing uploads",
                () ->
                        client
                                .listMultipartUploadsPaginator(
                                        request -> request.bucket(name).prefix(keys))
                                .uploads()
                                .stream()
                                .toList());
    }

    /** Removes an upload and its parts; one that is gone already is no error. */
    void abort(String key, String id) throws StoreException {
        try {
            call(
                    "removing an upload",
                    () -> client.abortMultipartUpload(
                            request -> request.bucket(name).key(key).uploadId(id)));
        } catch (StoreException e) {
            if (e.kind() != Kind.MISSING) {
                throw e;
            }
        }
    }

    List<S3Object> files(String folder) throws StoreException {
        return call(
                "listing",
                () -> client
                        .listObjectsV2Paginator(request ->
                                request.bucket(name).prefix(folderKey(folder)).delimiter("/"))
                        .contents()
                        .stream()
                        .toList());
    }

    List<String> folders() throws StoreException {
        return call(
                "listing",
                () -> client
                        .listObjectsV2Paginator(
                                request -> request.bucket(name).prefix(prefix).delimiter("/"))
                        .commonPrefixes()
                        .stream()
                        .map(CommonPrefix::prefix)
                        .map(key -> key.substring(prefix.length(), key.length() - 1))
                        .toList());
    }

    String folderKey(String folder) {
        return folder.isEmpty() ? prefix : prefix + folder + "/";
    }

    /** Reads a file as long as it is called so; the caller closes it. */
    InputStream open(String key, String stamp, long offset) throws StoreException {
        return call(
                "reading a file",
                () -> client.getObject(request -> request.bucket(name)
                        .key(key)
                        .ifMatch(stamp.isEmpty() ? null : '"' + stamp + '"')
                        .range(offset == 0 ? null : "bytes=" + offset + "-")));
    }

    void delete(String key) throws StoreException {
        call(
                "deleting a file",
                () -> client.deleteObject(request -> request.bucket(name).key(key)));
    }

    /** The headers of an answer about the bucket itself. */
    SdkHttpResponse answer() throws StoreException {
        return call("looking at the bucket", () -> client.headBucket(request -> request.bucket(name)))
                .sdkHttpResponse();
    }

    private <T> T call(String act, Supplier<T> request) throws StoreException {
        try {
            return request.get();
        } catch (SdkException | UncheckedIOException e) {
            throw faults.of(act, e);
        }
    }

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }

    @Override
    public void close() {
        client.close();
    }
}
