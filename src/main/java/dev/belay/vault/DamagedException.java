package dev.belay.vault;

import java.io.IOException;

/** The bytes of a backup are not those that were written; the message says where. */
public final class DamagedException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedException(String message) {
        super(message);
    }

    DamagedException(String message, Throwable cause) {
        super(message, cause);
    }
}
