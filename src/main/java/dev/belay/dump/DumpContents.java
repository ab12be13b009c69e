package dev.belay.dump;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the SQL text of a dump says; none of its lists can be changed.
 *
 * @param recognised whether this is the text of a PostgreSQL dump at all
 * @param complete whether the text is whole: its last line is there and nothing is cut
 * @param incompleteReason set exactly when {@code complete} is false; goes after the file's name
 * @param bytes of the plain text
 * @param sequences those that the dump sets
 * @param sequenceCount all sequences that it makes or sets, identity columns' included
 * @param roles that it names as owners or in grants
 * @param encoding as the dump declares it
 */
public record DumpContents(
        boolean recognised,
        @Nullable String serverVersion,
        @Nullable String dumpVersion,
        boolean complete,
        @Nullable String incompleteReason,
        long bytes,
        List<TableRows> tables,
        List<SequenceValue> sequences,
        int sequenceCount,
        List<ExtensionName> extensions,
        List<String> roles,
        List<String> schemas,
        int largeObjects,
        @Nullable String encoding,
        List<String> warnings) {
    public DumpContents {
        requireReason(complete, incompleteReason);
    }

    static void requireReason(boolean complete, @Nullable String incompleteReason) {
        if (complete != (incompleteReason == null)) {
            throw new IllegalArgumentException("a dump is complete, or there is a reason why not");
        }
    }
}
