package dev.belay.postgres;

import dev.belay.base.BelayException;
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

    /**
     * With its address as a URL.
     *
     * @throws BelayException when that is none
     */
    public static PostgresSettings of(String name, String url, String environment, List<String> schemas) {
        return new PostgresSettings(name, DatabaseUrl.parse(url), environment, schemas);
    }

    /** Where it is and who enters it, for people. */
    public String place() {
        return address.name() + " on " + address.server() + " as " + address.user();
    }
}
