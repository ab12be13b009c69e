package dev.belay.vault;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Reads a file that a {@link FrameWriter} wrote, several frames at a time, in memory that does not grow with it. The
 * caller opens the file and closes it after the streams; its position is neither used nor moved.
 */
public final class FrameReader {
    private static final int TAIL_BUFFER_BYTES = 64 * 1024;

    private final FileChannel file;
    private final int workers;

    public FrameReader(FileChannel file, int workers) {
        this.file = file;
        this.workers = workers;
    }

    /**
     * All of the SQL. Only the checksums of the frames are checked, not that of the file. The caller closes the stream.
     *
     * @throws DamagedException here or while reading, when the bytes are not those that were written
     */
    public InputStream open() throws IOException {
        return stream(SeekTable.read(file).data());
    }

    /** The SQL of {@code frames} frames from {@code firstFrame} on; otherwise as {@link #open()}. */
    public InputStream open(int firstFrame, int frames) throws IOException {
        List<SeekTable.Frame> data = SeekTable.read(file).data();
        if (firstFrame < 0 || frames < 0 || frames > data.size() - firstFrame) {
            throw new DamagedException(
                    "it has " + data.size() + " frames, not " + frames + " from frame " + firstFrame + " on");
        }
        return stream(data.subList(firstFrame, firstFrame + frames));
    }

    /**
     * Reads the file once, to its end: takes the SHA-256 of what is stored, decompresses every frame, and compares both
     * with the manifest. A file that cannot be read counts as damaged.
     *
     * @param storedBytesRead told again and again how far it is
     * @throws InterruptedIOException when the thread was interrupted, which says nothing about the file
     */
    public ReadBackState verify(Contents expected, LongConsumer storedBytesRead) throws InterruptedIOException {
        try {
            if (file.size() != expected.storedBytes()) {
                return new ReadBackState.Damaged(
                        "it has " + file.size() + " bytes instead of " + expected.storedBytes());
            }
            return compare(readAll(storedBytesRead), expected);
        } catch (InterruptedIOException e) {
            throw e;
        } catch (ClosedByInterruptException e) {
            throw Interrupted.during("reading a backup", e);
        } catch (IOException e) {
            return new ReadBackState.Damaged(String.valueOf(e.getMessage()));
        }
    }

    private StoredFile readAll(LongConsumer storedBytesRead) throws IOException {
        SeekTable table = SeekTable.read(file);
        FrameDigest digest = new FrameDigest();
        long plainBytes = 0;
        long storedBytes = 0;
        try (FrameCursor cursor = new FrameCursor(file, table.data(), workers)) {
            Optional<FrameBuffers> frame = cursor.next();
            while (frame.isPresent()) {
                plainBytes += frame.get().plain().remaining();
                storedBytes += frame.get().stored().remaining();
                digest.update(frame.get().stored());
                storedBytesRead.accept(storedBytes);
                frame = cursor.next();
            }
        }
        storedBytes += digestRest(digest, table.dataEnd());
        storedBytesRead.accept(storedBytes);
        return new StoredFile(
                digest.soFar(), plainBytes, storedBytes, table.data().size());
    }

    private long digestRest(FrameDigest digest, long begin) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(TAIL_BUFFER_BYTES);
        long at = begin;
        int read = file.read(buffer, at);
        while (read >= 0) {
            digest.update(buffer.flip());
            buffer.clear();
            at += read;
            read = file.read(buffer, at);
        }
        return at - begin;
    }

    private static ReadBackState compare(StoredFile found, Contents expected) {
        if (!found.sha256().equals(expected.sha256())) {
            return new ReadBackState.Damaged("its SHA-256 is " + found.sha256() + " instead of " + expected.sha256());
        }
        if (found.plainBytes() != expected.plainBytes()) {
            return new ReadBackState.Damaged(
                    "it holds " + found.plainBytes() + " bytes of SQL instead of " + expected.plainBytes());
        }
        return new ReadBackState.Whole();
    }

    private InputStream stream(List<SeekTable.Frame> frames) {
        return new FrameStream(new FrameCursor(file, frames, workers));
    }
}
