package dev.belay.offsite;

import java.time.Instant;

/**
 * Something that happened to a copy.
 *
 * @param state the word of the state that it came to, such as {@code proven}
 * @param detail for people; empty when there is nothing to add
 */
public record CopyEvent(Instant at, String state, String detail) {}
