package dev.belay.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Is another one once a file was made, renamed or deleted in the backup folder or in one right below it. */
record FolderStamp(Map<Path, FileFacts.Version> folders) {
    FolderStamp {
        folders = Map.copyOf(folders);
    }

    static FolderStamp of(BackupFiles layout) throws IOException {
        Map<Path, FileFacts.Version> folders = new HashMap<>();
        if (Files.isDirectory(layout.root())) {
            folders.put(layout.root(), FileFacts.of(layout.root().toRealPath()).version());
            for (Path entry : layout.top()) {
                if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    folders.put(entry, FileFacts.of(entry).version());
                }
            }
        }
        return new FolderStamp(folders);
    }
}
