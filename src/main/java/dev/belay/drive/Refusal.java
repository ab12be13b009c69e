package dev.belay.drive;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belay.offsite.StoreException;
import dev.belay.offsite.StoreException.Kind;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An answer of Drive that is no success. What Google wrote is looked at only for its {@code reason}, a word of a known
 * list, and never passed on.
 *
 * @param reason empty when none was given
 * @param pause how long Drive asked to be left alone; null when it did not say
 */
record Refusal(int status, String reason, @Nullable Duration pause) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RECONNECT = "connect the store again";

    /** Reads an answer, whatever it is made of. */
    static Refusal of(int status, byte @Nullable [] body, @Nullable String retryAfter, Clock clock) {
        return new Refusal(status, body == null ? "" : reason(body), pause(retryAfter, clock));
    }

    private static String reason(byte[] body) {
        try {
            JsonNode whole = JSON.readTree(body);
            // Google's client has taken it out of what was around it
            JsonNode error = whole.has("error") ? whole.path("error") : whole;
            return error.path("errors").path(0).path("reason").asText("");
        } catch (JacksonException e) {
            return ""; // a proxy's page: the status has to do
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory cannot be read", e);
        }
    }

    /** Seconds or a moment, as HTTP has it. */
    static @Nullable Duration pause(@Nullable String retryAfter, Clock clock) {
        if (retryAfter == null) {
            return null;
        }
        if (retryAfter.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(retryAfter));
        }
        return moment(retryAfter)
                .map(then -> Duration.between(clock.instant(), then))
                .filter(Duration::isPositive)
                .orElse(null);
    }

    /** A moment as HTTP writes it; empty for anything else. */
    static Optional<Instant> moment(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    boolean isUnauthorized() {
        return status == 401;
    }

    /** Whether there is no such thing, as far as this account sees. */
    boolean isMissing() {
        return status == 404 || status == 410;
    }

    /** Whether the id was used already. */
    boolean isTaken() {
        return status == 409;
    }

    boolean isFull() {
        return status == 403
                && switch (reason) {
                    case "storageQuotaExceeded", "quotaExceeded" -> true;
                    default -> false;
                };
    }

    boolean isDenied() {
        return status == 403 && exception("").kind() == Kind.DENIED;
    }

    /** What that means for whoever asked {@code what}, which begins a sentence: {@code cannot list the folder x}. */
    StoreException exception(String what) {
        return switch (status) {
            // a sign-in that was taken back shows when the next token is asked for
            case 401 -> StoreException.passing(what + ": Google does not accept its own token", null, null);
            case 403 -> forbidden(what);
            case 404, 410 ->
                new StoreException(Kind.MISSING, what + ": it is not there, or not for this account to see", "");
            case 408, 425, 429 -> busy(what);
            default -> status >= 500 ? busy(what) : broken(what);
        };
    }

    private StoreException forbidden(String what) {
        return switch (reason) {
            case "rateLimitExceeded", "userRateLimitExceeded", "sharingRateLimitExceeded", "dailyLimitExceeded" ->
                busy(what);
            case "storageQuotaExceeded", "quotaExceeded" ->
                new StoreException(Kind.FULL, what + ": the storage is full", "make room in Google Drive");
            case "teamDriveFileLimitExceeded", "numChildrenInNonRootLimitExceeded", "activeItemCreationLimitExceeded" ->
                new StoreException(
                        Kind.FULL, what + ": it holds as many files as Google allows", "delete files in Google Drive");
            case "accessNotConfigured" ->
                denied(what + ": the Drive API is off in the Google project", "switch it on in Google's console");
            case "domainPolicy" ->
                denied(what + ": the administrator of the Google domain forbids it", "ask that administrator");
            case "insufficientPermissions", "insufficientScopes" ->
                denied(what + ": the sign-in was made without the right to Drive", RECONNECT);
            case "appNotAuthorizedToFile" ->
                denied(
                        what + ": the file was not made with this client id",
                        "connect the store with the client id that made it");
            case "cannotDownloadAbusiveFile" ->
                denied(what + ": Google takes the file for harmful", "download it in a browser");
            default -> denied(what + ": this account may not do that", "give the account more rights in Google Drive");
        };
    }

    private static StoreException denied(String sentence, String hint) {
        return new StoreException(Kind.DENIED, sentence, hint);
    }

    private StoreException busy(String what) {
        String why = status == 429 || status == 403 ? "too many requests for now" : "Google answered " + status;
        return StoreException.passing(what + ": " + why, pause, null);
    }

    private StoreException broken(String what) {
        return new StoreException(Kind.BROKEN, what + ": Google answered " + status, "");
    }
}
