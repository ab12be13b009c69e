package dev.belay.dump;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;

/** Passes the rest of a line and keeps its beginning. */
final class LineReader {
    private static final int KEPT = 64 * 1024;

    private final ByteSource source;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    LineReader(ByteSource source) {
        this.source = source;
    }

    /** Stops before the line's end. */
    String passLine(Charset charset) throws IOException {
        kept.reset();
        for (int c = source.peek(); c >= 0 && c != '\n' && c != '\r'; c = source.peek()) {
            if (kept.size() < KEPT) {
                kept.write(c);
            }
            source.skip();
        }
        return kept.toString(charset);
    }
}
