package dev.belay.vault;

import org.jspecify.annotations.Nullable;

/**
 * Where a backup comes from.
 *
 * @param name the database's name on its server
 * @param systemIdentifier of the server's data folder; null when the role may not read it
 * @param oid of the database
 * @param serverVersion such as {@code 15.18}
 * @param dumpVersion pg_dump's
 * @param localeProvider {@code libc}, {@code icu} or {@code builtin}
 * @param sizeBytes on the server's disk, indexes included
 */
public record Source(
        String name,
        @Nullable String systemIdentifier,
        long oid,
        String serverVersion,
        String dumpVersion,
        String encoding,
        String collation,
        String characterType,
        String localeProvider,
        long sizeBytes) {
    public Source {
        Parts.require("the source of a backup", name, serverVersion, dumpVersion, encoding);
        Parts.require("the source of a backup", collation, characterType, localeProvider);
    }
}
