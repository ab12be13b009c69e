package dev.belay.cli;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A console that serves. */
public interface Console extends AutoCloseable {

    /** Where people reach it. */
    URI address();

    /** The one-time link by which the first admin is made; empty when there is a user already. */
    Optional<URI> setupLink();

    /** What else its owner should be told, line by line. */
    List<String> notes();

    /** Stops it; returns when it has stopped. */
    @Override
    void close();
}
