package dev.belay.offsite;

import java.io.IOException;
import java.util.Optional;

/**
 * Where a store keeps what it needs to go on with one upload after a fault or a restart, such as the address of its
 * session. On disk when the method returns, readable by its owner alone; what stands in it is secret.
 */
public interface Bookmark {
    Optional<String> read() throws IOException;

    /** Puts {@code text} in the place of what was there. */
    void write(String text) throws IOException;

    /** Forgets it: the upload arrived, or has to begin anew. */
    void clear() throws IOException;
}
