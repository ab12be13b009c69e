package dev.belay.vault;

import java.time.Instant;

/** That somebody looked at what stood out in a backup and said that it is right, and why. */
public record Acceptance(String by, Instant at, String reason) {
    public Acceptance {
        Parts.require("an acceptance", by, at, reason);
    }
}
