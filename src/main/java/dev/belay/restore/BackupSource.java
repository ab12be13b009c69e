package dev.belay.restore;

import dev.belay.base.Sha256;
import dev.belay.restore.Comparison.BackupTable;
import dev.belay.restore.Preview.Origin;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file that could be restored, and what is known about it.
 *
 * @param name the backup's id, or the path of a file
 * @param sha256 of the file as it is now
 * @param problem why it cannot be restored; null when it can
 * @param serverMajor of the server it comes from; 0 when unknown
 * @param origin without the live version, which is filled in by the preview
 */
record BackupSource(
        String name,
        Path file,
        Sha256 sha256,
        @Nullable String problem,
        int serverMajor,
        @Nullable String encoding,
        List<BackupTable> tables,
        Set<String> roles,
        Set<String> extensions,
        Origin origin) {}
