package dev.belay.drive;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belay.offsite.Bookmark;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far an upload is, as it is kept in its bookmark.
 *
 * @param path of the file, and {@code bytes} its length: a mark of another upload is of no use
 * @param id of the file in Drive, chosen before its first byte was sent
 * @param parent the folder in which it is made; null when it takes the place of a file that is there
 * @param session the address that takes the bytes, a secret; null as long as there is none
 */
record UploadMark(
        String path,
        long bytes,
        String id,
        @Nullable String parent,
        @Nullable String session) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What {@code bookmark} holds, if it is about this upload. */
    static Optional<UploadMark> read(Bookmark bookmark, String path, long bytes) throws IOException {
        return bookmark.read().flatMap(UploadMark::parse).filter(mark -> mark.path.equals(path) && mark.bytes == bytes);
    }

    private static Optional<UploadMark> parse(String text) {
        try {
            return Optional.ofNullable(JSON.readValue(text, UploadMark.class));
        } catch (JacksonException e) {
            return Optional.empty(); // of another version: the upload begins anew
        }
    }

    UploadMark write(Bookmark bookmark) throws IOException {
        bookmark.write(JSON.writeValueAsString(this));
        return this;
    }

    UploadMark at(@Nullable String address) {
        return new UploadMark(path, bytes, id, parent, address);
    }

    /** Whether the file does not exist yet. */
    boolean creates() {
        return parent != null;
    }

    /** Without the address. */
    @Override
    public String toString() {
        return path + " as " + id;
    }
}
