package dev.belay.vault;

import java.io.InterruptedIOException;

/** Turns an interruption into what callers of streams expect, and keeps the thread's flag. */
final class Interrupted {
    private Interrupted() {}

    static InterruptedIOException during(String act, Exception cause) {
        Thread.currentThread().interrupt();
        InterruptedIOException interrupted = new InterruptedIOException("interrupted while " + act);
        interrupted.initCause(cause);
        return interrupted;
    }
}
