package dev.belay.web.http;

import dev.belay.base.ErrorCode;

/** The one place where a code becomes an HTTP status. */
public final class HttpStatuses {
    private HttpStatuses() {}

    /** The status that tells {@code code}. */
    public static int of(ErrorCode code) {
        return switch (code) {
            case USAGE -> 400;
            case REFUSED -> 403;
            case NOT_FOUND -> 404;
            case BUSY, CANCELLED -> 409;
            case DAMAGED_BACKUP -> 422;
            case THROTTLED -> 429;
            case BACKUP_FAILED, RESTORE_FAILED, INTERNAL -> 500;
            case OFFSITE_FAILED -> 502;
            case DATABASE -> 503;
        };
    }
}
