package dev.belay.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Where each frame of a file lies, as the zstd seekable format tells it in the file's last frame. The last entry is the
 * manifest's, which holds no SQL.
 */
record SeekTable(List<Frame> frames) {
    private static final int MAGIC = 0x8F92EAB1;
    private static final int SKIPPABLE_MAGIC = 0x184D2A5E;
    private static final int HEADER_BYTES = 8;
    private static final int ENTRY_BYTES = 8;
    private static final int FOOTER_BYTES = 9;
    private static final long FRAME_COUNT_LIMIT = 0x8000000;

    /**
     * One frame.
     *
     * @param offset of its first byte in the file
     */
    record Frame(int number, long offset, int storedBytes, int plainBytes) {
        long end() {
            return offset + storedBytes;
        }
    }

    SeekTable {
        frames = List.copyOf(frames);
    }

    /** The frames that hold SQL. */
    List<Frame> data() {
        return frames.subList(0, frames.size() - 1);
    }

    /** Where the SQL ends and the manifest begins. */
    long dataEnd() {
        return frames.getLast().offset();
    }

    /** As the skippable frame that ends the file. */
    ByteBuffer encode() {
        int bytes = frames.size() * ENTRY_BYTES + FOOTER_BYTES;
        ByteBuffer buffer =
                allocate(HEADER_BYTES + bytes).putInt(SKIPPABLE_MAGIC).putInt(bytes);
        for (Frame frame : frames) {
            buffer.putInt(frame.storedBytes()).putInt(frame.plainBytes());
        }
        return buffer.putInt(frames.size()).put((byte) 0).putInt(MAGIC).flip();
    }

    /**
     * Reads the table at the end of {@code file}.
     *
     * @throws DamagedException when there is none, or one that does not describe this file
     */
    static SeekTable read(FileChannel file) throws IOException {
        int count = readFooter(file);
        int bytes = count * ENTRY_BYTES + FOOTER_BYTES;
        long begin = file.size() - bytes - HEADER_BYTES;
        require(begin >= 0, "it is shorter than its table of frames");
        ByteBuffer table = read(file, begin, HEADER_BYTES + bytes);
        require(table.getInt() == SKIPPABLE_MAGIC && table.getInt() == bytes, "its table of frames has no beginning");
        List<Frame> frames = new ArrayList<>(count);
        long offset = 0;
        for (int number = 0; number < count; number++) {
            Frame frame = new Frame(number, offset, table.getInt(), table.getInt());
            require(number == count - 1 ? holdsManifest(frame) : holdsSql(frame), "frame " + number + " has no size");
            frames.add(frame);
            offset = frame.end();
        }
        require(offset == begin, "its frames end at byte " + offset + " instead of " + begin);
        return new SeekTable(frames);
    }

    private static int readFooter(FileChannel file) throws IOException {
        require(file.size() >= FOOTER_BYTES + HEADER_BYTES, "it is too short to be a backup");
        ByteBuffer footer = read(file, file.size() - FOOTER_BYTES, FOOTER_BYTES);
        long count = Integer.toUnsignedLong(footer.getInt());
        boolean known = footer.get() == 0 && footer.getInt() == MAGIC;
        require(known && count > 0 && count <= FRAME_COUNT_LIMIT, "it does not end with a table of frames");
        return (int) count;
    }

    private static boolean holdsSql(Frame frame) {
        return frame.storedBytes() > 0
                && frame.storedBytes() <= FrameBuffers.STORED_LIMIT
                && frame.plainBytes() > 0
                && frame.plainBytes() <= FrameBuffers.PLAIN_LIMIT;
    }

    private static boolean holdsManifest(Frame frame) {
        return frame.storedBytes() > 0 && frame.plainBytes() == 0;
    }

    private static ByteBuffer read(FileChannel file, long position, int bytes) throws IOException {
        ByteBuffer buffer = allocate(bytes);
        ExactReads.fill(file, position, buffer);
        return buffer.flip();
    }

    private static ByteBuffer allocate(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void require(boolean sound, String otherwise) throws DamagedException {
        if (!sound) {
            throw new DamagedException(otherwise);
        }
    }
}
