package dev.belay.postgres;

import static java.util.stream.Collectors.joining;

import dev.belay.vault.DatabaseSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes the statements that give a database the settings of another. */
final class SettingStatements {
    /** Settings whose value is a list of names, as the server knows them. */
    private static final Set<String> LISTS = Set.of(
            "local_preload_libraries",
            "search_path",
            "session_preload_libraries",
            "shared_preload_libraries",
            "temp_tablespaces",
            "unix_socket_directories");

    private SettingStatements() {}

    static List<String> of(String database, DatabaseSettings settings) {
        String quoted = Quoting.identifier(database);
        List<String> statements = new ArrayList<>();
        settings.settings().forEach(setting -> statements.add("ALTER DATABASE " + quoted + set(setting)));
        settings.roleSettings()
                .forEach((role, own) -> own.forEach(setting -> statements.add(
                        "ALTER ROLE " + Quoting.identifier(role) + " IN DATABASE " + quoted + set(setting))));
        if (settings.connectionLimit() != -1) {
            statements.add("ALTER DATABASE " + quoted + " CONNECTION LIMIT " + settings.connectionLimit());
        }
        String comment = settings.comment();
        if (comment != null) {
            statements.add("COMMENT ON DATABASE " + quoted + " IS " + Quoting.literal(comment));
        }
        return statements;
    }

    private static String set(String setting) {
        int equals = setting.indexOf('=');
        String name = setting.substring(0, equals);
        String value = setting.substring(equals + 1);
        String values = LISTS.contains(name)
                ? Quoting.names(value).stream().map(Quoting::literal).collect(joining(", "))
                : Quoting.literal(value);
        return " SET " + Quoting.identifier(name) + " TO " + values;
    }
}
