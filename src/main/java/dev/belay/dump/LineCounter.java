package dev.belay.dump;

/** Counts the lines of what was passed. */
final class LineCounter implements ByteSource.Tap {
    private long line = 1;
    private boolean paused;

    /** The line of the next byte, from 1. */
    long line() {
        return line;
    }

    /** Somebody else counts: {@link #resume} says how many lines it were. */
    void pause() {
        paused = true;
    }

    void resume(long lines) {
        line += lines;
        paused = false;
    }

    @Override
    public void take(byte[] buffer, int offset, int length) {
        if (!paused) {
            line += EightBytes.count(buffer, offset, offset + length, EightBytes.NEWLINES);
        }
    }
}
