package dev.belay.cli;

import dev.belay.base.ErrorCode;

/** The exit code of each error: the one place where they meet. Scripts rely on them. */
final class ExitCodes {
    static final int DONE = 0;

    private ExitCodes() {}

    static int of(ErrorCode code) {
        return switch (code) {
            case INTERNAL -> 1;
            case USAGE, NOT_FOUND -> 2;
            case DAMAGED_BACKUP -> 3;
            case DATABASE -> 4;
            case BACKUP_FAILED -> 5;
            case RESTORE_FAILED -> 6;
            case REFUSED, THROTTLED -> 7;
            case CANCELLED -> 8;
            case OFFSITE_FAILED -> 9;
            case BUSY -> 75;
        };
    }
}
