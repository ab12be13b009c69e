package dev.belay.postgres;

import dev.belay.base.BelayException;
import dev.belay.base.ByteSize;
import dev.belay.base.ErrorCode;
import dev.belay.vault.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The disk that a drill needs. */
final class ScratchRoom {
    /** A server without data, and its log of changes. */
    private static final long EMPTY_BYTES = 768L * 1024 * 1024;

    private ScratchRoom() {}

    /**
     * Looks before anything is written: the database as large as it was, a fifth for sorting, and the server itself.
     *
     * @throws BelayException {@link ErrorCode#USAGE} when {@code folder} has less
     */
    static void require(Path folder, Source source) throws IOException {
        long needed = source.sizeBytes() + source.sizeBytes() / 5 + EMPTY_BYTES;
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < needed) {
            throw new BelayException(
                    ErrorCode.USAGE,
                    "a drill of this backup takes about " + new ByteSize(needed) + ", and " + folder + " has "
                            + new ByteSize(free) + " left",
                    "free some space, or name another folder as drill.folder in belay.yml");
        }
    }
}
