package dev.belay.notify;

import java.util.Locale;

/** How much a message matters. */
public enum Severity {
    /** Nothing is wrong. */
    NOTE,
    /** Something will go wrong unless somebody acts. */
    WARNING,
    /** Something that people rely on is not there. */
    CRITICAL;

    /** For programs. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
