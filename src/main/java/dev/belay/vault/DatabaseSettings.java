package dev.belay.vault;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What belongs to a database and is not in its dump.
 *
 * @param settings {@code ALTER DATABASE … SET}, as {@code name=value}
 * @param roleSettings {@code ALTER ROLE … IN DATABASE … SET}, by role
 * @param grants access control items as the server prints them; null when only the defaults are in force
 * @param connectionLimit -1 for none
 */
public record DatabaseSettings(
        String owner,
        String tablespace,
        List<String> settings,
        Map<String, List<String>> roleSettings,
        @Nullable List<String> grants,
        int connectionLimit,
        @Nullable String comment) {
    public DatabaseSettings {
        Parts.require("the settings of a database", owner, tablespace);
        settings = List.copyOf(settings);
        roleSettings = Map.copyOf(roleSettings);
        grants = grants == null ? null : List.copyOf(grants);
    }
}
