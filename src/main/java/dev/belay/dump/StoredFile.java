package dev.belay.dump;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The content of one dump file: decompressed, and recognised by its first bytes. */
final class StoredFile implements AutoCloseable {
    private static final int MAGIC_BYTES = 4;
    private static final int STORED_BUFFER_BYTES = 64 * 1024;

    private final Path file;
    private final Compression compression;
    private final FileKind kind;
    private final InputStream plain;

    private StoredFile(Path file, InputStream stored) throws IOException {
        this.file = file;
        PushbackInputStream packed = new PushbackInputStream(stored, MAGIC_BYTES);
        this.compression = compression(head(packed, MAGIC_BYTES));
        PushbackInputStream text = new PushbackInputStream(decompressed(packed), FileKind.HEAD_BYTES);
        this.kind = FileKind.of(head(text, FileKind.HEAD_BYTES));
        this.plain = compression == Compression.NONE ? text : new ReadAhead(text, e -> unreadable(file, e));
    }

    /** @throws BelayException when the file is missing or cannot be read */
    static InputStream bytes(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (NoSuchFileException e) {
            throw new BelayException(
                    ErrorCode.NOT_FOUND, "there is no file " + file, "check the name and the folder", e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /**
     * Takes {@code stored} over, which are the bytes of {@code file}: it is closed with this, or at once on failure.
     *
     * @throws BelayException when the file cannot be read, or is damaged at its very beginning
     */
    static StoredFile of(Path file, InputStream stored) {
        try {
            return new StoredFile(file, stored);
        } catch (IOException e) {
            try (stored) {
                throw unreadable(file, e);
            } catch (IOException closing) {
                throw unreadable(file, closing);
            }
        }
    }

    private static byte[] head(PushbackInputStream in, int bytes) throws IOException {
        byte[] head = in.readNBytes(bytes);
        in.unread(head);
        return head;
    }

    private static Compression compression(byte[] head) {
        if (head.length >= 2 && (head[0] & 0xFF) == 0x1F && (head[1] & 0xFF) == 0x8B) {
            return Compression.GZIP;
        }
        boolean zstd = head.length == MAGIC_BYTES && (isZstdFrame(head) || isSkippableFrame(head));
        return zstd ? Compression.ZSTD : Compression.NONE;
    }

    private static boolean isZstdFrame(byte[] head) {
        return (head[0] & 0xFF) == 0x28 && (head[1] & 0xFF) == 0xB5 && head[2] == 0x2F && (head[3] & 0xFF) == 0xFD;
    }

    private static boolean isSkippableFrame(byte[] head) {
        return (head[0] & 0xF0) == 0x50 && head[1] == 0x2A && head[2] == 0x4D && head[3] == 0x18;
    }

    private InputStream decompressed(InputStream packed) throws IOException {
        return switch (compression) {
            case NONE -> packed;
            case GZIP -> new GZIPInputStream(packed, STORED_BUFFER_BYTES);
            case ZSTD -> new ZstdInputStreamNoFinalizer(packed);
        };
    }

    Compression compression() {
        return compression;
    }

    FileKind kind() {
        return kind;
    }

    /** The decompressed content, once. Fails with a {@link BelayException} where the compression is damaged. */
    InputStream plain() {
        return plain;
    }

    /** What to tell when reading {@code file} fails, or undoing its compression. */
    static BelayException unreadable(Path file, IOException e) {
        boolean damage = e instanceof ZipException || e instanceof ZstdIOException || e instanceof EOFException;
        return new BelayException(
                ErrorCode.DAMAGED_BACKUP,
                damage
                        ? "the file " + file + " is damaged or cut: its compression cannot be undone to the end"
                        : "the file " + file + " cannot be read: " + e.getMessage(),
                damage
                        ? "fetch it again from where it came, or take another backup; this one cannot be restored"
                        : "check the rights on the file and the health of the disk",
                e);
    }

    @Override
    public void close() {
        try {
            plain.close();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }
}
