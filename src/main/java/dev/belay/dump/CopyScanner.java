package dev.belay.dump;

import java.io.IOException;

/**
 * Passes the rows of one COPY block, eight bytes at a time, and counts them. A row ends at a newline that no backslash
 * escapes; the block ends at a line that is exactly {@code \.}, as psql has it.
 */
final class CopyScanner {
    private static final long FIRST_BYTE = 0x80L;
    private static final int LAST_BYTE_SHIFT = 56;

    private final ByteSource source;
    private long rows;
    private long escapedNewlines;
    /** Whether the next byte is the first of a line. */
    private boolean lineStart = true;
    /** Whether the byte before the next one is a backslash that escapes it. */
    private boolean escaped;

    CopyScanner(ByteSource source) {
        this.source = source;
    }

    long rows() {
        return rows;
    }

    /** All lines, those that go on in the next one included. */
    long lines() {
        return rows + escapedNewlines;
    }

    /** Passes all rows and stops before the line that ends them; false when the text ends first. */
    boolean passRows() throws IOException {
        while (source.peek() >= 0) {
            if (lineStart && source.peek() == '\\') {
                if (endLength() > 0) {
                    return true;
                }
                lineStart = false;
                escaped = true;
                source.skip();
            }
            source.moveTo(pass(source.buffer(), source.position(), source.limit()));
        }
        return false;
    }

    /** The length of the line that ends the block, if that is what comes next. */
    int endLength() throws IOException {
        if (source.peek() != '\\' || source.peek(1) != '.') {
            return 0;
        }
        return switch (source.peek(2)) {
            case '\n' -> 3;
            case '\r' -> source.peek(3) == '\n' ? 4 : source.peek(3) < 0 ? 3 : 0;
            case -1 -> 2;
            default -> 0;
        };
    }

    /** Stops at {@code to}, or sooner at a backslash that begins a line. */
    private int pass(byte[] buffer, int from, int to) {
        int index = from;
        while (index < to) {
            int unclear = passWords(buffer, index, to);
            settle(buffer, index, unclear);
            int end = Math.min(unclear + Long.BYTES, to);
            index = passBytes(buffer, unclear, end);
            if (index < end) {
                return index;
            }
        }
        return index;
    }

    /** Stops at the first eight bytes in which a backslash begins a line or stands before a newline. */
    private int passWords(byte[] buffer, int from, int to) {
        long newlineBefore = lineStart ? FIRST_BYTE : 0;
        long backslashBefore = escaped ? FIRST_BYTE : 0;
        long count = 0;
        int index = from;
        for (; index <= to - Long.BYTES; index += Long.BYTES) {
            long word = EightBytes.at(buffer, index);
            long newlines = EightBytes.matches(word, EightBytes.NEWLINES);
            long backslashes = EightBytes.matches(word, EightBytes.BACKSLASHES);
            long lineStarts = (newlines << Byte.SIZE) | newlineBefore;
            long afterBackslashes = (backslashes << Byte.SIZE) | backslashBefore;
            if (((lineStarts & backslashes) | (afterBackslashes & newlines)) != 0) {
                break;
            }
            count += Long.bitCount(newlines);
            newlineBefore = newlines >>> LAST_BYTE_SHIFT;
            backslashBefore = backslashes >>> LAST_BYTE_SHIFT;
        }
        rows += count;
        return index;
    }

    /** Makes the state right again after whole words were passed. */
    private void settle(byte[] buffer, int from, int to) {
        if (to == from) {
            return;
        }
        lineStart = buffer[to - 1] == '\n';
        int run = to;
        while (run > from && buffer[run - 1] == '\\') {
            run--;
        }
        boolean oddRun = (to - run) % 2 == 1;
        escaped = run == from ? oddRun != escaped : oddRun;
    }

    private int passBytes(byte[] buffer, int from, int to) {
        for (int index = from; index < to; index++) {
            byte b = buffer[index];
            if (lineStart && b == '\\') {
                return index;
            }
            lineStart = b == '\n';
            if (lineStart && escaped) {
                escapedNewlines++;
            } else if (lineStart) {
                rows++;
            }
            escaped = b == '\\' && !escaped;
        }
        return to;
    }
}
