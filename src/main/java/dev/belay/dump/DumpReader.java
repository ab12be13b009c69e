package dev.belay.dump;

import java.io.IOException;
import java.io.InputStream;

/** Reads the SQL text of a dump once, from beginning to end, in memory that does not grow with it. */
public final class DumpReader {
    private DumpReader() {}

    /**
     * Reads {@code plain} to its end and tells the listeners what it holds. Does not close it.
     *
     * @throws IOException when {@code plain} cannot be read
     */
    public static DumpContents read(InputStream plain, DumpListener... listeners) throws IOException {
        return read(new ByteSource(plain), new ListenerFan(listeners));
    }

    static DumpContents read(ByteSource source, ListenerFan listeners) throws IOException {
        return new DumpEvents(source, listeners).read();
    }
}
