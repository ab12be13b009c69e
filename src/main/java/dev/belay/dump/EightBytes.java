package dev.belay.dump;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at eight bytes of an array at a time. */
final class EightBytes {
    static final long NEWLINES = 0x0A0A0A0A0A0A0A0AL;
    static final long BACKSLASHES = 0x5C5C5C5C5C5C5C5CL;

    private static final long LOW_SEVEN = 0x7F7F7F7F7F7F7F7FL;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();

    private EightBytes() {}

    /** The eight bytes at {@code index}; the first one is the lowest. */
    static long at(byte[] buffer, int index) {
        return (long) LONGS.get(buffer, index);
    }

    /** The highest bit of each byte of {@code word} that equals its byte in {@code pattern}, and no other bit. */
    static long matches(long word, long pattern) {
        long difference = word ^ pattern;
        return ~(((difference & LOW_SEVEN) + LOW_SEVEN) | difference | LOW_SEVEN);
    }

    /** How many bytes equal the pattern's. */
    static long count(byte[] buffer, int from, int to, long pattern) {
        long count = 0;
        int index = from;
        for (; index <= to - Long.BYTES; index += Long.BYTES) {
            count += Long.bitCount(matches(at(buffer, index), pattern));
        }
        for (; index < to; index++) {
            count += buffer[index] == (byte) pattern ? 1 : 0;
        }
        return count;
    }
}
