package dev.belay.offsite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Lets the disk begin while a file is still written, so that the last sync does not have to wait for all of it. */
final class WriteBack {
    private static final long EVERY_BYTES = 32L * 1024 * 1024;

    private final FileChannel file;
    private long begunAt;
    private CompletableFuture<Void> sync = CompletableFuture.completedFuture(null);

    WriteBack(FileChannel file, long at) {
        this.file = file;
        this.begunAt = at;
    }

    /** Tells that everything before {@code at} was written. */
    void written(long at) {
        if (at - begunAt >= EVERY_BYTES && sync.isDone() && !sync.isCompletedExceptionally()) {
            begunAt = at;
            sync = CompletableFuture.runAsync(
                    this::sync, run -> Thread.ofVirtual().start(run));
        }
    }

    private void sync() {
        try {
            file.force(false);
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    /** Returns when everything is on the disk. A fault is told once by the system, so one met before counts too. */
    void finish() throws IOException {
        try {
            sync.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IOException fault) {
                throw fault;
            }
            throw e;
        }
        file.force(true);
    }
}
