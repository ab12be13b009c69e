package dev.belay.dump;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the comments say that pg_dump writes between statements. */
final class DumpComments {
    private static final String DUMP = "PostgreSQL database dump";
    private static final String CLUSTER = "PostgreSQL database cluster dump";
    private static final String COMPLETE = " complete";
    private static final String FROM = "Dumped from database version ";
    private static final String BY = "Dumped by pg_dump version ";
    private static final String DATA = "Data for Name: ";

    private final Map<String, Integer> dataNotes = new HashMap<>();
    private boolean recognised;
    private boolean cluster;
    private boolean trailer;
    private @Nullable String serverVersion;
    private @Nullable String dumpVersion;

    /** Answers whether a new object begins here. */
    boolean read(String comment, boolean lineEnded) {
        String text = comment.strip();
        if (text.startsWith(DATA)) {
            dataNotes.merge(untilOwner(text), 1, Integer::sum);
            return true;
        } else if (text.startsWith("PostgreSQL ")) {
            frame(text, lineEnded);
        } else if (text.startsWith(FROM) && serverVersion == null) {
            serverVersion = firstWord(text.substring(FROM.length()));
        } else if (text.startsWith(BY) && dumpVersion == null) {
            dumpVersion = firstWord(text.substring(BY.length()));
        }
        return text.startsWith("Name: ");
    }

    private void frame(String text, boolean lineEnded) {
        if (text.equals(DUMP) || text.equals(CLUSTER)) {
            recognised = true;
            cluster |= text.equals(CLUSTER);
            trailer = false;
        } else if (text.equals((cluster ? CLUSTER : DUMP) + COMPLETE)) {
            trailer = lineEnded;
        }
    }

    private static String firstWord(String text) {
        int end = text.indexOf(' ');
        return end < 0 ? text : text.substring(0, end);
    }

    boolean recognised() {
        return recognised;
    }

    /** Whether several databases were dumped together, as {@code pg_dumpall} does. */
    boolean cluster() {
        return cluster;
    }

    /** Whether the last dump that began has ended as it should. */
    boolean trailer() {
        return trailer;
    }

    String trailerText() {
        return (cluster ? CLUSTER : DUMP) + COMPLETE;
    }

    Optional<String> serverVersion() {
        return Optional.ofNullable(serverVersion);
    }

    Optional<String> dumpVersion() {
        return Optional.ofNullable(dumpVersion);
    }

    /** How often the dump says that the data of such a table follow. */
    int dataNotes(TableName table) {
        return dataNotes.getOrDefault(note(table), 0);
    }

    /** The note as pg_dump writes it, so that tables with the same note can be told. */
    static String note(TableName table) {
        return DATA + oneLine(table.name()) + "; Type: TABLE DATA; Schema: " + oneLine(table.schema());
    }

    private static String oneLine(String name) {
        return name.replace('\n', ' ').replace('\r', ' ');
    }

    private static String untilOwner(String text) {
        int owner = text.lastIndexOf("; Owner: ");
        return owner < 0 ? text : text.substring(0, owner);
    }
}
