package dev.belay.config;

import org.jspecify.annotations.Nullable;

/**
 * Where a setting can be written. The environment goes first: what it names cannot be changed elsewhere.
 *
 * @param path in {@code belay.yml}; null when it cannot stand there
 * @param variable of the environment; null when there is none
 */
record Key(@Nullable String path, @Nullable String variable) {
    static Key line(String path) {
        return new Key(path, null);
    }

    static Key variable(String name) {
        return new Key(null, name);
    }

    static Key both(String path, String variable) {
        return new Key(path, variable);
    }

    /** As people are shown it. */
    String name() {
        return path != null ? path : String.valueOf(variable);
    }
}
