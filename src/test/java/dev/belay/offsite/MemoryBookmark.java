package dev.belay.offsite;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A bookmark that lasts as long as whoever holds it. */
public final class MemoryBookmark implements Bookmark {
    private @Nullable String text;

    @Override
    public Optional<String> read() {
        return Optional.ofNullable(text);
    }

    @Override
    public void write(String other) {
        text = other;
    }

    @Override
    public void clear() {
        text = null;
    }
}
