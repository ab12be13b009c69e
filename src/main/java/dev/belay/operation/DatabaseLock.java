package dev.belay.operation;

import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Sha256;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The exclusive right to work on one database, held through an operating-system lock that the kernel frees when the
 * process dies, however it dies. A second file tells who holds it and since when.
 */
public final class DatabaseLock {
    /**
     * A lock of the operating system belongs to the whole process, and closing any descriptor of its file frees it. So
     * a file that this process holds must not even be opened again, by whomever: that has to be known process-wide.
     */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

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
        Path file = file(database, ".lock");
        if (!HELD_HERE.add(file)) {
            return Optional.empty();
        }
        try {
            Files.createDirectories(folder);
            Optional<Held> held = lock(file);
            if (held.isPresent()) {
                Files.writeString(file(database, ".who"), who + " since " + since + "\n");
            } else {
                HELD_HERE.remove(file);
            }
            return held;
        } catch (IOException e) {
            HELD_HERE.remove(file);
            throw new BelayException(
                    ErrorCode.INTERNAL, "the lock in " + folder + " cannot be taken", "check the folder's rights", e);
        }
    }

    /** Who holds the lock, in words. */
    public String holder(String database) {
        try {
            String text = Files.readString(file(database, ".who")).strip();
            return text.isEmpty() ? "another operation" : text;
        } catch (IOException e) {
            return "another operation";
        }
    }

    private static Optional<Held> lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return Optional.of(new Held(channel, file));
            }
            channel.close();
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private Path file(String database, String ending) {
        String name = database.replaceAll("[^A-Za-z0-9_-]", "_") + "-"
                + Sha256.of(database).hex().substring(0, 8);
        return folder.resolve(name + ending).toAbsolutePath().normalize();
    }

    /** A lock that is held; closing frees it. */
    public static final class Held implements AutoCloseable {
        private final FileChannel channel;
        private final Path file;

        private Held(FileChannel channel, Path file) {
            this.channel = channel;
            this.file = file;
        }

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new BelayException(ErrorCode.INTERNAL, "the lock cannot be freed", "", e);
            } finally {
                HELD_HERE.remove(file);
            }
        }
    }
}
