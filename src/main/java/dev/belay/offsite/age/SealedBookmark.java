package dev.belay.offsite.age;

import dev.belay.offsite.Bookmark;
import java.io.IOException;
import java.util.Optional;

/**
 * Keeps, besides what a store needs to go on with an upload, that with which its file is encrypted. On disk before the
 * first byte is sent.
 */
final class SealedBookmark implements Bookmark {
    private final Bookmark whole;
    private final String mark;
    private final FileSeal seal;
    private boolean cleared;

    private SealedBookmark(Bookmark whole, String mark, FileSeal seal) {
        this.whole = whole;
        this.mark = mark;
        this.seal = seal;
    }

    /**
     * The one that was kept, or a new one.
     *
     * @param mark of what is encrypted for whom: one with another mark is not used, since nothing may be encrypted twice
     *     with the same key but the same bytes
     */
    static SealedBookmark in(Bookmark whole, String mark, Recipients recipients) throws IOException {
        String[] kept = whole.read().orElse("").split("\n", 3);
        Optional<FileSeal> before =
                kept.length == 3 && kept[0].equals(mark) ? FileSeal.parse(kept[1]) : Optional.empty();
        if (before.isPresent()) {
            return new SealedBookmark(whole, mark, before.get());
        }
        SealedBookmark fresh = new SealedBookmark(whole, mark, FileSeal.make(recipients));
        fresh.write("");
        return fresh;
    }

    FileSeal seal() {
        return seal;
    }

    @Override
    public Optional<String> read() throws IOException {
        return cleared
                ? Optional.empty()
                : whole.read().map(kept -> kept.split("\n", 3)[2]).filter(text -> !text.isEmpty());
    }

    @Override
    public void write(String text) throws IOException {
        cleared = false;
        whole.write(mark + "\n" + seal.text() + "\n" + text);
    }

    /**
     * Of the store's part: an upload that begins anew is encrypted as before. On disk it stays until the whole goes: after
     * a kill in between, the store finds by it that the file arrived.
     */
    @Override
    public void clear() {
        cleared = true;
    }
}
