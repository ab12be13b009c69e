package dev.belay.vault;

import java.time.Instant;

/**
 * One time that a backup was proven to be readable, or not.
 *
 * @param how {@code read-back} after it was taken, {@code verify} later
 */
public record Verification(Instant at, String how, boolean good, String detail) {
    public Verification {
        Parts.require("a verification", at, how, detail);
    }
}
