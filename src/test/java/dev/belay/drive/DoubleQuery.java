package dev.belay.drive;

import dev.belay.drive.DoubleFiles.Entry;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of Drive's language of queries that the double understands: conditions that all hold. */
final class DoubleQuery {
    private static final Pattern CLAUSE = Pattern.compile("(?:'((?:[^'\\\\]|\\\\.)*)' in parents"
            + "|name = '((?:[^'\\\\]|\\\\.)*)'|mimeType (!?=) '([^']*)'|trashed = (false))(?: and |$)");

    private DoubleQuery() {}

    /** Empty for one that is not understood, which Google would refuse. */
    static Optional<Predicate<Entry>> parse(String query, Predicate<Entry> trashed) {
        Predicate<Entry> all = _ -> true;
        Matcher clause = CLAUSE.matcher(query);
        int end = 0;
        while (clause.find() && clause.start() == end) {
            all = all.and(condition(clause, trashed));
            end = clause.end();
        }
        return end > 0 && end == query.length() ? Optional.of(all) : Optional.empty();
    }

    private static Predicate<Entry> condition(Matcher clause, Predicate<Entry> trashed) {
        if (clause.group(1) != null) {
            String parent = unquoted(clause.group(1)).equals("root") ? DoubleFiles.ROOT : unquoted(clause.group(1));
            return entry -> entry.parent.equals(parent);
        }
        if (clause.group(2) != null) {
            String name = unquoted(clause.group(2));
            return entry -> entry.name.equals(name);
        }
        if (clause.group(3) != null) {
            String type = clause.group(4);
            boolean equal = clause.group(3).equals("=");
            return entry -> entry.type.equals(type) == equal;
        }
        return trashed.negate();
    }

    private static String unquoted(String text) {
        return text.replaceAll("\\\\(.)", "$1");
    }
}
