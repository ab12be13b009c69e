package dev.belay.dump;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** One dump file: hashed, decompressed and recognised in one pass. */
final class StoredFile implements AutoCloseable {
    private static final int MAGIC_BYTES = 4;
    private static final int STORED_BUFFER_BYTES = 64 * 1024;

    private final Path file;
    private final MessageDigest digest = Sha256.digest();
    private final CountingInputStream stored;
    private final Compression compression;
    private final FileKind kind;
    private final ReadAhead plain;

    private StoredFile(Path file, InputStream in) throws IOException {
        this.file = file;
        this.stored = new CountingInputStream(new DigestInputStream(in, digest));
        PushbackInputStream packed = new PushbackInputStream(stored, MAGIC_BYTES);
        this.compression = compression(head(packed, MAGIC_BYTES));
        PushbackInputStream text = new PushbackInputStream(decompressed(packed), FileKind.HEAD_BYTES);
        this.kind = FileKind.of(head(text, FileKind.HEAD_BYTES));
        this.plain = new ReadAhead(text, this::damaged);
    }

    /** @throws BelayException when the file is missing, cannot be read, or is damaged at its very beginning */
    static StoredFile open(Path file) {
        try {
            InputStream in = Files.newInputStream(file);
            try {
                return new StoredFile(file, in);
            } catch (IOException | RuntimeException e) {
                in.close();
                throw e;
            }
        } catch (NoSuchFileException e) {
            throw new BelayException(
                    ErrorCode.NOT_FOUND,
                    "there is no file " + file,
                    "check the name; backups are listed by the console",
                    e);
        } catch (IOException e) {
            throw unreadable(file, e);
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

    /** The decompressed content, once. Fails with a {@link BelayException} where the file is damaged. */
    InputStream plain() {
        return plain;
    }

    /** Known after {@link #sha256}. */
    long storedBytes() {
        return stored.count();
    }

    /** Of the file as it is stored; the content must have been read to its end. */
    Sha256 sha256() {
        try {
            stored.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        return Sha256.of(digest);
    }

    private BelayException damaged(IOException e) {
        if (compression == Compression.NONE) {
            return unreadable(file, e);
        }
        String name = compression.name().toLowerCase(Locale.ROOT);
        return new BelayException(
                ErrorCode.DAMAGED_BACKUP,
                "the file " + file + " is damaged or cut: its " + name + " compression cannot be undone to the end",
                "fetch it again from where it came, or take another backup; this one cannot be restored",
                e);
    }

    private static BelayException unreadable(Path file, IOException e) {
        return new BelayException(
                ErrorCode.DAMAGED_BACKUP,
                "the file " + file + " cannot be read: " + e.getMessage(),
                "check the rights on the file and the health of the disk",
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
