package dev.belay.postgres;

import dev.belay.base.BelayException;

/**
 * One guarded database, as the configuration or the set-up page names it.
 *
 * @param name in Belay
 * @param environment such as {@code production}; empty when nobody said
 */
public record PostgresSettings(String name, DatabaseAddress address, String environment) {
    public PostgresSettings {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a guarded database has a name");
        }
    }

    /**
     * With its address as a URL.
     *
     * @throws BelayException when that is none
     */
    public static PostgresSettings of(String name, String url, String environment) {
        return new PostgresSettings(name, DatabaseUrl.parse(url), environment);
    }

    /** Where it is and who enters it, for people. */
    public String place() {
        return address.name() + " on " + address.server() + " as " + address.user();
    }
}
