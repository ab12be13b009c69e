package dev.belay.offsite;

import dev.belay.base.ByteSize;
import dev.belay.offsite.StoreException.Kind;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** What a fault of a file system means. */
final class FolderFault {
    private final Path root;

    FolderFault(Path root) {
        this.root = root;
    }

    /** The meaning of {@code e}, while {@code act} was tried. */
    StoreException of(String act, IOException e) {
        if (e instanceof StoreException told) {
            return told;
        }
        if (!Files.isDirectory(root)) {
            return away();
        }
        String said = Optional.ofNullable(e.getMessage()).orElse("").toLowerCase(Locale.ROOT);
        if (said.contains("no space left") || said.contains("quota exceeded")) {
            return new StoreException(Kind.FULL, "the disk of " + root + " got full", roomHint(), e);
        }
        if (e instanceof AccessDeniedException
                || said.contains("read-only file system")
                || said.contains("not permitted")) {
            return new StoreException(
                    Kind.DENIED, act + " in " + root + " is not allowed", "let the account of Belay write there", e);
        }
        if (e instanceof NoSuchFileException) {
            return new StoreException(Kind.MISSING, act + " in " + root + " found nothing there", "", e);
        }
        return StoreException.passing(act + " in " + root + " failed", null, e);
    }

    /** The folder itself is not there. */
    StoreException away() {
        return new StoreException(
                Kind.TRANSIENT,
                "the folder " + root + " is not there",
                "mount its disk, or make the folder if it is new: Belay fills no folder that it does not find");
    }

    /** There are {@code free} bytes where {@code wanted} have to go. */
    StoreException full(long free, long wanted) {
        return new StoreException(
                Kind.FULL,
                "the disk of " + root + " has " + new ByteSize(free) + " free, and " + new ByteSize(wanted)
                        + " are to go there",
                roomHint());
    }

    private static String roomHint() {
        return "make room there; Belay deletes nothing by itself to make some";
    }
}
