package dev.belay.dump;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Sha256;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a dump that is stored in a file, whatever its name and compression. */
public final class DumpFile {
    private DumpFile() {}

    /**
     * Tells what {@code file} holds.
     *
     * @throws BelayException {@code NOT_FOUND} when there is no such file, {@code DAMAGED_BACKUP} when it cannot be read
     *     or decompressed to its end; a file that is merely no whole dump is told in the summary
     */
    public static DumpSummary inspect(Path file) {
        if (Files.isDirectory(file)) {
            return DirectoryArchive.inspect(file);
        }
        try (HashingInputStream bytes = new HashingInputStream(StoredFile.bytes(file));
                StoredFile stored = StoredFile.of(file, bytes)) {
            return stored.kind().isText() ? text(stored, bytes) : other(stored, bytes);
        } catch (IOException e) {
            throw StoredFile.unreadable(file, e);
        }
    }

    /**
     * Tells {@code listener} what the SQL text in {@code file} holds.
     *
     * @throws BelayException as {@link #inspect} does, and {@code DAMAGED_BACKUP} when the file is no SQL text
     */
    public static void read(Path file, DumpListener listener) {
        try (InputStream plain = openPlain(file)) {
            DumpReader.read(plain, listener);
        } catch (IOException e) {
            throw StoredFile.unreadable(file, e);
        }
    }

    /**
     * The same for a file that is open already, read from where it stands; it is left open.
     *
     * @param name for people
     * @return what it holds, with the SHA-256 of the stored bytes
     * @throws BelayException as {@link #read(Path, DumpListener)}
     */
    public static DumpSummary read(FileChannel file, Path name, DumpListener listener) {
        InputStream leftOpen = new FilterInputStream(Channels.newInputStream(file)) {
            @Override
            public void close() {
                // the handle belongs to the caller
            }
        };
        try (HashingInputStream bytes = new HashingInputStream(leftOpen);
                StoredFile stored = StoredFile.of(name, bytes)) {
            requireText(stored, name);
            DumpContents contents = DumpReader.read(stored.plain(), listener);
            Sha256 sha256 = bytes.finish();
            return Summaries.ofText(contents, stored.compression(), bytes.count(), sha256);
        } catch (IOException e) {
            throw StoredFile.unreadable(name, e);
        }
    }

    /**
     * The SQL text in {@code file}, decompressed; the caller closes it. Reading it throws a {@link BelayException} where
     * the file is damaged.
     *
     * @throws BelayException as {@link #read} does
     */
    public static InputStream openPlain(Path file) {
        StoredFile stored = StoredFile.of(file, StoredFile.bytes(file));
        try {
            requireText(stored, file);
        } catch (BelayException e) {
            stored.close();
            throw e;
        }
        return stored.plain();
    }

    private static void requireText(StoredFile stored, Path file) {
        if (!stored.kind().isText()) {
            throw new BelayException(
                    ErrorCode.DAMAGED_BACKUP,
                    "the file " + file + " is " + stored.kind().what() + ", not SQL text",
                    "turn it into SQL text with: pg_restore -f FILE.sql " + file.getFileName());
        }
    }

    private static DumpSummary text(StoredFile stored, HashingInputStream bytes) throws IOException {
        DumpContents contents = DumpReader.read(stored.plain());
        Sha256 sha256 = bytes.finish();
        return Summaries.ofText(contents, stored.compression(), bytes.count(), sha256);
    }

    private static DumpSummary other(StoredFile stored, HashingInputStream bytes) throws IOException {
        long plainBytes = stored.plain().transferTo(OutputStream.nullOutputStream());
        Sha256 sha256 = bytes.finish();
        return Summaries.unread(stored.kind(), stored.compression(), plainBytes, bytes.count(), sha256);
    }
}
