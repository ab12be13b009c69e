package dev.belay.backup;

import dev.belay.operation.CancelSignal;
import dev.belay.vault.Manifest;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.List;

/** Where copies of backups are besides the backup folder. */
public interface OffsiteCopies {

    /** The copies of {@code backup} that arrived and were confirmed, the one to fetch first at the front. */
    List<Copy> of(Manifest backup);

    /** One copy in one store. */
    interface Copy {
        /** What people call the store. */
        String store();

        /**
         * Writes the whole file to {@code to}, which stays open. What came is not believed before it was compared with
         * the manifest.
         *
         * @throws IOException when the store does not give it, or {@code to} does not take it
         */
        void fetch(WritableByteChannel to, CancelSignal cancel) throws IOException;
    }

    /** No copies anywhere. */
    static OffsiteCopies none() {
        return _ -> List.of();
    }
}
