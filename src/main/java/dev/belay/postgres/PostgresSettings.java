package dev.belay.postgres;

import java.util.List;

/**
 * One guarded database, as the configuration or the set-up page names it.
 *
 * @param name in Belay
 * @param environment such as {@code production}; empty when nobody said
 * @param schemas those that its owner named; empty for all
 */
public record PostgresSettings(String name, DatabaseAddress address, String environment, List<String> schemas) {
    public PostgresSettings {
        schemas = List.copyOf(schemas);
        if (name.isBlank()) {
            throw new IllegalArgumentException("a guarded database has a name");
        }
    }

    /** All schemas. */
    public PostgresSettings(String name, DatabaseAddress address, String environment) {
        this(name, address, environment, List.of());
    }
}
