package dev.belay.vault;

import dev.belay.base.Sha256;
import java.util.List;

/**
 * What a backup's file holds.
 *
 * @param plainBytes of SQL
 * @param storedBytes of the file
 * @param sha256 of the file
 * @param roles that the dump names as owners and in grants
 * @param excludedData tables whose rows were left out on purpose, as {@code schema.table}
 */
public record Contents(
        long plainBytes,
        long storedBytes,
        Sha256 sha256,
        Tables tables,
        int sequences,
        int largeObjects,
        List<Extension> extensions,
        List<String> roles,
        List<String> excludedData) {
    public Contents {
        Parts.require("the contents of a backup", sha256, tables);
        extensions = List.copyOf(extensions);
        roles = List.copyOf(roles);
        excludedData = List.copyOf(excludedData);
    }

    /** The same, for a file of this size and digest. */
    Contents ofFile(long bytes, Sha256 digest) {
        return new Contents(
                plainBytes, bytes, digest, tables, sequences, largeObjects, extensions, roles, excludedData);
    }

    /** The same with these tables. */
    Contents with(Tables others) {
        return new Contents(
                plainBytes, storedBytes, sha256, others, sequences, largeObjects, extensions, roles, excludedData);
    }

    /** All rows of all tables. */
    public long rows() {
        return tables.rows();
    }
}
