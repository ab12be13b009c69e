package dev.belay.dump;

import dev.belay.base.Sha256;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a stored file holds.
 *
 * @param complete whether it can be restored whole, as far as reading it tells
 * @param incompleteReason set exactly when {@code complete} is false; goes after the file's name
 * @param bytes of the plain text
 * @param storedBytes of the file
 * @param sha256 of the file as it is stored
 * @param sequences those that the dump sets
 * @param sequenceCount all sequences that it makes or sets, identity columns' included
 * @param roles that it names as owners or in grants
 * @param encoding as the dump declares it
 */
public record DumpSummary(
        Engine engine,
        DumpFormat format,
        Compression compression,
        @Nullable String serverVersion,
        @Nullable String dumpVersion,
        boolean complete,
        @Nullable String incompleteReason,
        long bytes,
        long storedBytes,
        Sha256 sha256,
        List<TableRows> tables,
        List<SequenceValue> sequences,
        int sequenceCount,
        List<ExtensionName> extensions,
        List<String> roles,
        List<String> schemas,
        int largeObjects,
        @Nullable String encoding,
        List<String> warnings) {
    public DumpSummary {
        tables = List.copyOf(tables);
        sequences = List.copyOf(sequences);
        extensions = List.copyOf(extensions);
        roles = List.copyOf(roles);
        schemas = List.copyOf(schemas);
        warnings = List.copyOf(warnings);
        DumpContents.requireReason(complete, incompleteReason);
    }

    /** The same file, with tables that somebody else has read. */
    public DumpSummary withTables(List<TableRows> others) {
        return new DumpSummary(
                engine,
                format,
                compression,
                serverVersion,
                dumpVersion,
                complete,
                incompleteReason,
                bytes,
                storedBytes,
                sha256,
                others,
                sequences,
                sequenceCount,
                extensions,
                roles,
                schemas,
                largeObjects,
                encoding,
                warnings);
    }
}
