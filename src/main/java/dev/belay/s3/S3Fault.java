package dev.belay.s3;

import dev.belay.offsite.StoreException;
import dev.belay.offsite.StoreException.Kind;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * What it means that a bucket did not do what it was asked. Tells the code of the answer and not its words, and keeps no
 * cause: what a library says of a request may hold the id of an upload.
 */
final class S3Fault {
    private static final Set<String> REVOKED = Set.of(
            "InvalidAccessKeyId",
            "SignatureDoesNotMatch",
            "ExpiredToken",
            "InvalidToken",
            "TokenRefreshRequired",
            "InvalidSecurity",
            "NotSignedUp",
            "AccountProblem");
    private static final Set<String> FULL =
            Set.of("QuotaExceeded", "XMinioStorageFull", "XMinioAdminBucketQuotaExceeded", "InsufficientStorage");
    private static final Set<String> PASSING = Set.of(
            "SlowDown",
            "RequestTimeout",
            "OperationAborted",
            "TooManyRequests",
            "Throttling",
            "ThrottlingException",
            "RequestLimitExceeded",
            "BadDigest",
            "IncompleteBody",
            "XAmzContentSHA256Mismatch");
    private static final Set<String> ELSEWHERE = Set.of(
            "PermanentRedirect",
            "TemporaryRedirect",
            "AuthorizationHeaderMalformed",
            "IllegalLocationConstraintException");

    private final String place;

    S3Fault(String place) {
        this.place = place;
    }

    /** The meaning of {@code e}, while {@code act} was tried. */
    StoreException of(String act, RuntimeException e) {
        StoreException ours = ours(e);
        if (ours != null) {
            return ours;
        }
        return e instanceof AwsServiceException answer ? answered(act, answer) : unreachable(e);
    }

    /** What we threw ourselves while the library read from us. */
    private static @Nullable StoreException ours(Throwable e) {
        @Nullable Throwable at = e;
        while (at != null && !(at instanceof StoreException)) {
            at = at.getCause();
        }
        return (StoreException) at;
    }

    private StoreException unreachable(RuntimeException e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return StoreException.passing(
                place + " cannot be reached (" + root.getClass().getSimpleName() + ")", null, null);
    }

    private StoreException answered(String act, AwsServiceException e) {
        String code = Optional.ofNullable(e.awsErrorDetails())
                .map(AwsErrorDetails::errorCode)
                .orElse("");
        int status = e.statusCode();
        String reply = " (" + (code.isEmpty() ? status : code) + ")";
        if (REVOKED.contains(code)) {
            return new StoreException(
                    Kind.REVOKED, "the key is not valid at " + place + reply, "make a new access key and set it");
        }
        if (code.equals("RequestTimeTooSkewed")) {
            return new StoreException(
                    Kind.BROKEN,
                    "the clock of this machine differs too much from that of " + place + reply,
                    "set it, for instance with: timedatectl set-ntp true");
        }
        if (FULL.contains(code) || status == 507) {
            return new StoreException(
                    Kind.FULL, place + " has no room left" + reply, "make room there or raise its quota");
        }
        if (PASSING.contains(code) || status == 429 || (status >= 500 && status != 501)) {
            return StoreException.passing(place + " is busy" + reply, retryAfter(e), null);
        }
        return permanent(act, code, status, Optional.ofNullable(e.getMessage()).orElse(""), reply);
    }

    private StoreException permanent(String act, String code, int status, String words, String reply) {
        if (code.equals("NoSuchBucket")) {
            return new StoreException(
                    Kind.BROKEN, place + " is not there" + reply, "make the bucket, or correct its name");
        }
        if (ELSEWHERE.contains(code) || status == 301 || status == 307) {
            return new StoreException(
                    Kind.BROKEN, place + " is in another region" + reply, "set `region` to the one of the bucket");
        }
        if (words.contains("Object Lock")) {
            return new StoreException(
                    Kind.BROKEN,
                    place + " locks no objects" + reply,
                    "make a bucket with object lock, or leave `lock` out");
        }
        if (status == 404) {
            return new StoreException(Kind.MISSING, act + " in " + place + " found nothing there", "");
        }
        if (status == 403 || status == 401) {
            return new StoreException(
                    Kind.DENIED,
                    act + " is not allowed in " + place + reply,
                    "give the key the rights that docs/stores.md lists");
        }
        if (status == 412) {
            return new StoreException(Kind.DAMAGED, "what lies in " + place + " was changed meanwhile", "");
        }
        return new StoreException(Kind.BROKEN, act + " in " + place + " was refused" + reply, "");
    }

    private static @Nullable Duration retryAfter(AwsServiceException e) {
        return Optional.ofNullable(e.awsErrorDetails())
                .map(AwsErrorDetails::sdkHttpResponse)
                .flatMap(response -> response.firstMatchingHeader("Retry-After"))
                .filter(text -> text.matches("\\d{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(null);
    }
}
