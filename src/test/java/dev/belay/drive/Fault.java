package dev.belay.drive;

import dev.belay.drive.SocketServer.Manner;
import dev.belay.drive.SocketServer.Reply;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the double can do instead of what it should. */
enum Fault {
    /** Keeps a random prefix of a part and says so. */
    PREFIX_KEPT,
    /** Keeps nothing of a part and says so, by no {@code Range} when there is nothing at all. */
    NOTHING_KEPT,
    /** Breaks off while a part is sent, and keeps what it had by then. */
    CUT_IN_PART,
    /** Keeps something else than was sent. */
    WRONG_CONTENT,
    /** The session is gone; a file that was finished in it stays. */
    SESSION_NOT_FOUND,
    SESSION_GONE,
    /** Does what it was asked and breaks off before it says so. */
    REPLY_LOST,
    /** The token is good no more. */
    UNAUTHORIZED,
    RATE_LIMIT(403, "rateLimitExceeded"),
    USER_RATE_LIMIT(403, "userRateLimitExceeded"),
    TOO_MANY(429, "rateLimitExceeded"),
    INTERNAL_ERROR(500, "internalError"),
    BAD_GATEWAY(502, ""),
    UNAVAILABLE(503, "backendError"),
    GATEWAY_TIMEOUT(504, ""),
    CUT,
    /** Half of an answer. */
    HALF,
    /** No answer, ever. */
    STALLED,
    /** From here on: what a person has to see to. */
    STORAGE_FULL(403, "storageQuotaExceeded"),
    NO_RIGHT(403, "insufficientFilePermissions"),
    FOREIGN_FILE(403, "appNotAuthorizedToFile"),
    API_OFF(403, "accessNotConfigured"),
    TOO_MANY_FILES(403, "teamDriveFileLimitExceeded");

    /** Those that mend themselves at once. */
    static final List<Fault> PASSING = List.copyOf(EnumSet.range(PREFIX_KEPT, HALF));

    private final int status;
    private final String reason;

    Fault() {
        this(0, "");
    }

    Fault(int status, String reason) {
        this.status = status;
        this.reason = reason;
    }

    /** What can be asked. */
    enum Place {
        TOKEN,
        METADATA,
        /** A session of an upload. */
        OPENING,
        PART,
        /** How far an upload is. */
        ASKING,
        DOWNLOAD
    }

    boolean fits(Place place) {
        return switch (this) {
            case PREFIX_KEPT, NOTHING_KEPT, CUT_IN_PART, WRONG_CONTENT -> place == Place.PART;
            case SESSION_NOT_FOUND, SESSION_GONE -> place == Place.PART || place == Place.ASKING;
            case HALF -> place == Place.METADATA || place == Place.DOWNLOAD;
            case REPLY_LOST -> place != Place.DOWNLOAD;
            case CUT, STALLED -> true;
            default -> place != Place.TOKEN;
        };
    }
    /** Whether everything has to be sent again. */
    boolean costsTheSession() {
        return this == SESSION_NOT_FOUND || this == SESSION_GONE || this == WRONG_CONTENT;
    }

    /** The answer, for those that do not depend on what was asked. */
    Optional<Reply> reply() {
        if (this == STALLED || this == CUT) {
            return Optional.of(Reply.empty(0).in(this == CUT ? Manner.NONE : Manner.STALLED));
        }
        if (status == 0) {
            return Optional.empty();
        }
        Reply reply = refusal(status, reason);
        return Optional.of(this == TOO_MANY ? reply.with("Retry-After", "7") : reply);
    }

    /** As Google words it, with a canary that nobody may pass on. */
    static Reply refusal(int status, String reason) {
        if (reason.isEmpty()) {
            return new Reply(
                    status,
                    Map.of("Content-Type", "text/html"),
                    StandardCharsets.UTF_8.encode("<p>canary"),
                    Manner.WHOLE);
        }
        String message = "canary in the words of Google";
        return Reply.of(
                status,
                "{\"error\":{\"code\":%d,\"message\":\"%s\",\"errors\":[{\"domain\":\"usageLimits\",\"reason\":\"%s\",\"message\":\"%s\"}]}}"
                        .formatted(status, message, reason, message));
    }
}
