package dev.belay.dump;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the commands to psql in a dump mean for reading it. */
final class PsqlCommands {
    private static final Pattern RESTRICTION = Pattern.compile("\\\\(restrict|unrestrict)[ \\t]+([A-Za-z0-9]+)[ \\t]*");
    private static final Pattern NAME = Pattern.compile("\\\\([A-Za-z]+|.)?.*", Pattern.DOTALL);
    private static final Set<String> CONNECT = Set.of("connect", "c");

    /** pg_dump writes the second one before it connects to a database with a strange name. */
    private static final Set<String> HEADER = Set.of("connect", "encoding");

    private static final Set<String> HARMLESS =
            Set.of("restrict", "unrestrict", "connect", "c", "echo", "qecho", "warn", "pset", "timing", "encoding");

    private static final int SHOWN = 60;

    private @Nullable String key;

    void read(MetaCommand command) {
        Matcher restriction = RESTRICTION.matcher(command.text());
        if (!restriction.matches()) {
            return;
        }
        if ("restrict".equals(restriction.group(1))) {
            key = restriction.group(2);
        } else if (restriction.group(2).equals(key)) {
            key = null;
        }
    }

    /** Whether a restriction was begun and not ended, with the same key. */
    boolean restricted() {
        return key != null;
    }

    /** Whether it is one of the two that pg_dump itself writes, and nothing more. */
    static boolean isRestriction(MetaCommand command) {
        return RESTRICTION.matcher(command.text()).matches();
    }

    static boolean isConnect(MetaCommand command) {
        return CONNECT.contains(name(command));
    }

    /** Whether the header of a dump that creates its database may hold it. */
    static boolean isOfHeader(MetaCommand command) {
        return HEADER.contains(name(command));
    }

    static boolean mayChangeRows(MetaCommand command) {
        return !HARMLESS.contains(name(command));
    }

    /** For a warning: not longer than a person reads. */
    static String shown(MetaCommand command) {
        String text = command.text().strip();
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    private static String name(MetaCommand command) {
        Matcher matcher = NAME.matcher(command.text());
        return matcher.matches() && matcher.group(1) != null ? matcher.group(1) : "";
    }
}
