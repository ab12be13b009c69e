package dev.belay.web.api;

/**
 * A part of the outside world without which Belay cannot work.
 *
 * @param name such as {@code database}
 * @param check throws when the part does not answer
 */
public record Probe(String name, Runnable check) {}
