package dev.belay.backup;

import dev.belay.operation.CancelSignal;
import dev.belay.vault.FrameReader;
import dev.belay.vault.Manifest;
import dev.belay.vault.ReadBackState;
import dev.belay.vault.Verification;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Set;
import java.util.function.LongConsumer;

/** Reads a backup's file from its first byte to its last, and says whether it is what its manifest says. */
final class ReadBack {
    private static final int WORKERS = Math.max(1, Runtime.getRuntime().availableProcessors());

    private final Clock clock;

    ReadBack(Clock clock) {
        this.clock = clock;
    }

    /**
     * Judges {@code file} against {@code manifest}.
     *
     * @param how noted in the verification
     * @param storedBytesRead told how far it is
     */
    Verification judge(Path file, Manifest manifest, String how, LongConsumer storedBytesRead, CancelSignal cancel)
            throws IOException {
        try (FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            ReadBackState state = new FrameReader(channel, WORKERS).verify(manifest.contents(), read -> {
                cancel.check();
                storedBytesRead.accept(read);
            });
            return switch (state) {
                case ReadBackState.Whole _ -> new Verification(clock.instant(), how, true, "");
                case ReadBackState.Damaged(String why) -> new Verification(clock.instant(), how, false, why);
            };
        }
    }
}
