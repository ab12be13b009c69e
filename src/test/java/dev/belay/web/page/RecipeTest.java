package dev.belay.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.vault.StoredBackup;
import org.junit.jupiter.api.Test;

class RecipeTest {
    @Test
    void theFileIsCheckedBeforeAnythingIsMade() {
        StoredBackup.Known backup = SampleBackups.newest();
        String file = backup.file().toString();
        assertThat(Recipe.of(backup, backup.manifest()).lines())
                .containsExactly(
                        "set -e -o pipefail",
                        "echo '" + backup.manifest().contents().sha256() + "  " + file + "' | sha256sum -c",
                        "zstd -t " + file,
                        "createdb -T template0 -E UTF8 -- ledger_restored",
                        "zstd -dc " + file + " | PGDATABASE=ledger_restored psql -X -v ON_ERROR_STOP=1");
    }

    @Test
    void namesThatAShellWouldReadAreQuoted() {
        StoredBackup.Known backup = (StoredBackup.Known) Hostile.backups().getFirst();
        assertThat(Recipe.of(backup, backup.manifest())).contains("zstd -t 'backups/it'\\''s a folder/");
    }
}
