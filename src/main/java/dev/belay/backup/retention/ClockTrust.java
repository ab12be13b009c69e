package dev.belay.backup.retention;

import java.time.Duration;
import java.util.Optional;

/** Tells whether the clock can be believed. */
@FunctionalInterface
public interface ClockTrust {
    /** By how much the clock went further than time did of late, negative when it went back; empty when it did not. */
    Optional<Duration> jump();
}
