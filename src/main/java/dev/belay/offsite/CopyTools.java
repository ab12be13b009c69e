package dev.belay.offsite;

import dev.belay.operation.DatabaseLock;
import dev.belay.vault.BackupFolder;

/** What copies are sent, compared and removed with. */
public record CopyTools(
        Stores stores,
        CopyStore copies,
        StoreBook book,
        BackupFolder folder,
        DatabaseLock locks,
        FileBookmarks bookmarks,
        Companions companions) {}
