package dev.belay.offsite;

import dev.belay.base.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/** A file as it is. It was opened once: what becomes of its name meanwhile does not matter. */
public final class FileContent extends WindowedContent {
    private final FileChannel file;
    private final String name;
    private final Sha256 expected;

    private FileContent(FileChannel file, long bytes, String name, Sha256 expected) {
        super(bytes);
        this.file = file;
        this.name = name;
        this.expected = expected;
    }

    /**
     * Opens {@code file}.
     *
     * @param bytes that it must have
     * @param expected the digest that it must have
     * @throws StoreException {@link StoreException.Kind#SOURCE} when it is not there or not of that length
     */
    public static FileContent open(Path file, long bytes, Sha256 expected) throws IOException {
        String name = String.valueOf(file.getFileName());
        FileChannel channel = open(file, name);
        if (channel.size() == bytes) {
            return new FileContent(channel, bytes, name, expected);
        }
        try (channel) {
            throw unlike(name, "it has " + channel.size() + " bytes instead of " + bytes);
        }
    }

    private static FileChannel open(Path file, String name) throws IOException {
        try {
            return FileChannel.open(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException e) {
            throw unlike(name, "it is gone");
        }
    }

    @Override
    public Optional<Sha256> expected() {
        return Optional.of(expected);
    }

    @Override
    protected void fill(long position, ByteBuffer into) throws IOException {
        long at = position;
        while (into.hasRemaining()) {
            int count = file.read(into, at);
            if (count < 0) {
                throw unlike(name, "it ends after " + at + " bytes");
            }
            at += count;
        }
    }

    @Override
    protected void check(Fingerprint whole) throws StoreException {
        if (!whole.sha256().equals(expected.hex())) {
            throw unlike(name, "its digest is another one");
        }
    }

    private static StoreException unlike(String name, String how) {
        return new StoreException(
                StoreException.Kind.SOURCE,
                "the file " + name + " is not the one that was written: " + how,
                "verify the backup");
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
