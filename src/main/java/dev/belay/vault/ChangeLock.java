package dev.belay.vault;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets one thread of one process at a time change what stands in manifests: a console and a shell that note something at
 * the same moment must neither lose what the other wrote nor stumble over its half-written file. Held for milliseconds.
 */
public final class ChangeLock {
    // a lock of the kernel belongs to the process, and closing any channel on its file frees it: threads need their own
    private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private final @Nullable Path file;
    private final ReentrantLock threads;

    private ChangeLock(@Nullable Path file, ReentrantLock threads) {
        this.file = file;
        this.threads = threads;
    }

    /** Among the threads that share it, and nobody else. */
    static ChangeLock ofThisProcess() {
        return new ChangeLock(null, new ReentrantLock());
    }

    /** Among all who name {@code file}; it is made with its folder when it is missing, and stays. */
    public static ChangeLock in(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        return new ChangeLock(absolute, THREADS.computeIfAbsent(absolute, _ -> new ReentrantLock()));
    }

    /**
     * Waits for the lock; whoever has it already gets it again. The caller closes what it gets.
     *
     * @throws BelayException {@link ErrorCode#USAGE} when its file cannot be made or locked
     */
    Held take() {
        threads.lock();
        try {
            return new Held(threads, file != null && threads.getHoldCount() == 1 ? locked(file) : null);
        } catch (IOException e) {
            threads.unlock();
            throw new BelayException(
                    ErrorCode.USAGE,
                    "the lock " + file + " cannot be taken",
                    "let the account that runs Belay write to its folder",
                    e);
        } catch (RuntimeException e) {
            threads.unlock();
            throw e;
        }
    }

    private static FileChannel locked(Path file) throws IOException {
        Files.createDirectories(DurableFiles.parent(file));
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            channel.lock();
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** The lock, held. */
    static final class Held implements AutoCloseable {
        private final ReentrantLock threads;
        private final @Nullable FileChannel channel;

        private Held(ReentrantLock threads, @Nullable FileChannel channel) {
            this.threads = threads;
            this.channel = channel;
        }

        @Override
        public void close() {
            try {
                if (channel != null) {
                    channel.close();
                }
            } catch (IOException e) {
                throw new BelayException(ErrorCode.INTERNAL, "a lock cannot be freed", "", e);
            } finally {
                threads.unlock();
            }
        }
    }
}
