package dev.belay.web.page;

import dev.belay.vault.Manifest;
import dev.belay.vault.StoredBackup;

/** The commands that restore a backup on any machine with zstd and psql: the way back when Belay is gone. */
final class Recipe {
    private Recipe() {}

    static String of(StoredBackup backup, Manifest manifest) {
        String file = quoted(backup.file().toString());
        String target = quoted(manifest.source().name() + "_restored");
        return String.join(
                "\n",
                "set -e -o pipefail",
                "echo " + quoted(manifest.contents().sha256() + "  " + backup.file()) + " | sha256sum -c",
                "zstd -t " + file,
                "createdb -T template0 -E " + quoted(manifest.source().encoding()) + " -- " + target,
                "zstd -dc " + file + " | PGDATABASE=" + target + " psql -X -v ON_ERROR_STOP=1");
    }

    /** For a POSIX shell; plain words stay as they are. */
    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./+:=-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
