package dev.belay.vault;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * A file that is being written and is no backup yet. Whoever began it closes it; unless it was published, closing it
 * deletes it.
 */
public final class PartialBackup implements AutoCloseable {
    private final BackupId id;
    private final Path file;
    private final FileChannel channel;
    private final DurableFiles files;

    PartialBackup(BackupId id, Path file, DurableFiles files) throws IOException {
        this.id = id;
        this.file = file;
        this.files = files;
        this.channel = files.create(file);
    }

    public BackupId id() {
        return id;
    }

    /** To write to; closed with this. */
    public FileChannel channel() {
        return channel;
    }

    /** Where it lies until it is published. */
    Path file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        files.delete(file);
    }
}
