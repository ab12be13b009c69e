package dev.belay.postgres;

import java.util.ArrayList;
import java.util.List;

/** Names and values as SQL text. */
final class Quoting {
    private Quoting() {}

    static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String identifier(String schema, String name) {
        return identifier(schema) + "." + identifier(name);
    }

    /** Means the same whatever {@code standard_conforming_strings} says. */
    static String literal(String value) {
        String quoted = "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
        return value.contains("\\") ? "E" + quoted : quoted;
    }

    /** The names in a list as the server keeps it, such as {@code "$user", public}. */
    static List<String> names(String list) {
        List<String> names = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            if (c == '"' && quoted && i + 1 < list.length() && list.charAt(i + 1) == '"') {
                name.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                names.add(name.toString());
                name.setLength(0);
            } else if (quoted || !Character.isWhitespace(c)) {
                name.append(c);
            }
        }
        names.add(name.toString());
        return names;
    }
}
