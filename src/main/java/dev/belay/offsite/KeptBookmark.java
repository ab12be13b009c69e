package dev.belay.offsite;

import java.io.IOException;
import java.util.Optional;

/**
 * A bookmark that is forgotten only once it was written down that the file arrived: after a kill in between, the store
 * finds by it that the file is there, and nothing is sent twice.
 */
final class KeptBookmark implements Bookmark {
    private final Bookmark kept;
    private boolean cleared;

    KeptBookmark(Bookmark kept) {
        this.kept = kept;
    }

    @Override
    public Optional<String> read() throws IOException {
        return cleared ? Optional.empty() : kept.read();
    }

    @Override
    public void write(String text) throws IOException {
        kept.write(text);
        cleared = false;
    }

    @Override
    public void clear() {
        cleared = true;
    }

    /** Forgets what was to be forgotten. */
    void settle() throws IOException {
        if (cleared) {
            kept.clear();
        }
    }
}
