package dev.belay.vault;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.belay.base.ByteSize;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One thing that stands out in a backup when it is compared with the one that counted before it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Anomaly.TableEmptied.class, name = "table-emptied"),
    @JsonSubTypes.Type(value = Anomaly.RowsLost.class, name = "rows-lost"),
    @JsonSubTypes.Type(value = Anomaly.TableMissing.class, name = "table-missing"),
    @JsonSubTypes.Type(value = Anomaly.SizeLost.class, name = "size-lost"),
    @JsonSubTypes.Type(value = Anomaly.ExtensionChanged.class, name = "extension-changed"),
    @JsonSubTypes.Type(value = Anomaly.OtherServer.class, name = "other-server")
})
public sealed interface Anomaly {
    /** How much it weighs; written down with it, so that a later rule does not change what counted. */
    Grade grade();

    /** The same for the same thing of the same kind, whatever the figures are. */
    String subject();

    /** In the core's words. */
    String sentence();

    /** How much an anomaly weighs. */
    enum Grade {
        /** The backup counts, and people are told. */
        WARNING,
        /** The backup does not count until somebody says that it is right. */
        SUSPICIOUS;

        /** As it stands in manifests and answers. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A table that had rows and has none; {@code table} is {@code schema.table}. */
    record TableEmptied(Grade grade, String table, long before, long after) implements Anomaly {
        public TableEmptied {
            Parts.require("an anomaly", grade, table);
        }

        @Override
        public String subject() {
            return "empty " + table;
        }

        @Override
        public String sentence() {
            return "the table " + table + " is empty (rows before: " + number(before) + ")";
        }
    }

    /** A table that lost more of its rows than the configuration lets pass. */
    record RowsLost(Grade grade, String table, long before, long after) implements Anomaly {
        public RowsLost {
            Parts.require("an anomaly", grade, table);
        }

        @Override
        public String subject() {
            return "fewer " + table;
        }

        @Override
        public String sentence() {
            return "the table " + table + " lost rows (before: " + number(before) + ", now: " + number(after) + ")";
        }
    }

    /** A table that is not there any more. */
    record TableMissing(Grade grade, String table, long before) implements Anomaly {
        public TableMissing {
            Parts.require("an anomaly", grade, table);
        }

        @Override
        public String subject() {
            return "missing " + table;
        }

        @Override
        public String sentence() {
            return "the table " + table + " is missing (rows before: " + number(before) + ")";
        }
    }

    /**
     * Less SQL than the configuration lets pass.
     *
     * @param before in bytes, as is {@code after}; both without the rows of tables that are not compared
     */
    record SizeLost(Grade grade, long before, long after) implements Anomaly {
        public SizeLost {
            Parts.require("an anomaly", grade);
        }

        @Override
        public String subject() {
            return "size";
        }

        @Override
        public String sentence() {
            return "the SQL shrank (before: " + new ByteSize(before) + ", now: " + new ByteSize(after) + ")";
        }
    }

    /**
     * An extension that came, went or has another version.
     *
     * @param before its version; null when it was not there
     * @param after its version; null when it is not there
     */
    record ExtensionChanged(
            Grade grade,
            String extension,
            @Nullable String before,
            @Nullable String after) implements Anomaly {
        public ExtensionChanged {
            Parts.require("an anomaly", grade, extension);
        }

        @Override
        public String subject() {
            return "extension " + extension;
        }

        @Override
        public String sentence() {
            if (before == null) {
                return "the extension " + extension + " is new (version " + after + ")";
            }
            return after == null
                    ? "the extension " + extension + " is gone (version before: " + before + ")"
                    : "the extension " + extension + " has another version (before: " + before + ", now: " + after
                            + ")";
        }
    }

    /** The server is not the one that it was; both are system identifiers. */
    record OtherServer(Grade grade, String before, String after) implements Anomaly {
        public OtherServer {
            Parts.require("an anomaly", grade, before, after);
        }

        @Override
        public String subject() {
            return "server";
        }

        @Override
        public String sentence() {
            return "it comes from another server (system identifier before: " + before + ", now: " + after + ")";
        }
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
