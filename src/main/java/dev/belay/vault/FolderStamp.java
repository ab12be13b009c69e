package dev.belay.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Is another one once a file was made, renamed or deleted in the backup folder or in one right below it. */
record FolderStamp(Map<Path, FileFacts.Version> folders) {
    private static final long SECOND_NANOS = 1_000_000_000;
    private static final Duration COARSE = Duration.ofSeconds(2);
    private static final Duration FINE = Duration.ofMillis(100);

    FolderStamp {
        folders = Map.copyOf(folders);
    }

    /** Two changes within so long may leave the same stamp: file systems count time in steps, a few in whole seconds. */
    long settlesNanos() {
        boolean coarse = folders.values().stream()
                .anyMatch(folder -> folder.modified().to(TimeUnit.NANOSECONDS) % SECOND_NANOS == 0);
        return (coarse ? COARSE : FINE).toNanos();
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
