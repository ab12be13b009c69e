package dev.belay.operation;

import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The exclusive right to work on one database, held through an operating-system lock that the kernel frees when the
 * process dies, however it dies. The file tells who holds it and since when.
 */
public final class DatabaseLock {
    private final Path folder;

    /** Locks live in {@code folder}, which is made when it is missing. */
    public DatabaseLock(Path folder) {
        this.folder = folder;
    }

    /**
     * Takes the lock of {@code database}, or says who holds it.
     *
     * @throws BelayException {@link ErrorCode#BUSY} when somebody else holds it
     */
    public Held take(String database, String what, Actor actor, Instant since) {
        return tryTake(database, what + " by " + actor.name(), since)
                .orElseThrow(() -> new BelayException(
                        ErrorCode.BUSY,
                        "the database " + database + " is held by " + holder(database),
                        "wait for it to end, or cancel it"));
    }

    /** Takes the lock when it is free. */
    public Optional<Held> tryTake(String database, String who, Instant since) {
        FileChannel channel = null;
        try {
            Files.createDirectories(folder);
            channel = FileChannel.open(
                    file(database), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = lock(channel);
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((who + " since " + since + "\n").getBytes(StandardCharsets.UTF_8)));
            return Optional.of(new Held(channel));
        } catch (IOException e) {
            closeQuietly(channel, e);
            throw new BelayException(
                    ErrorCode.INTERNAL, "the lock in " + folder + " cannot be taken", "check the folder's rights", e);
        }
    }

    /** Who holds the lock, in words. */
    public String holder(String database) {
        try {
            String text = Files.readString(file(database)).strip();
            return text.isEmpty() ? "another operation" : text;
        } catch (IOException e) {
            return "another operation";
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static void closeQuietly(@Nullable FileChannel channel, IOException first) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                first.addSuppressed(e);
            }
        }
    }

    private Path file(String database) {
        return folder.resolve(database.replaceAll("[^A-Za-z0-9_-]", "_") + ".lock");
    }

    /** A lock that is held; closing frees it. */
    public static final class Held implements AutoCloseable {
        private final FileChannel channel;

        private Held(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new BelayException(ErrorCode.INTERNAL, "the lock cannot be freed", "", e);
            }
        }
    }
}
