package dev.belay.testing.fakes;

import dev.belay.backup.OffsiteCopies;
import dev.belay.operation.CancelSignal;
import dev.belay.vault.Manifest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Stores in memory that hand out what they are told to. */
public final class FakeCopies implements OffsiteCopies {
    private final List<Copy> copies = new ArrayList<>();

    /** A store that hands out {@code bytes}, whichever backup is meant. */
    public FakeCopies giving(String store, byte[] bytes) {
        copies.add(new Store(store, (to, _) -> send(bytes, bytes.length, to)));
        return this;
    }

    /** A store that cannot be reached. */
    public FakeCopies unreachable(String store) {
        copies.add(new Store(store, (_, _) -> {
            throw new IOException("connection refused");
        }));
        return this;
    }

    /** A store that sends half of {@code bytes} and then nothing, until somebody gives it up. */
    public FakeCopies hanging(String store, byte[] bytes) {
        copies.add(new Store(store, (to, cancel) -> {
            send(bytes, bytes.length / 2, to);
            hang(cancel);
        }));
        return this;
    }

    @Override
    public List<Copy> of(Manifest backup) {
        return List.copyOf(copies);
    }

    /** Writes as many as there are, piece by piece. */
    private static void send(byte[] bytes, int length, WritableByteChannel to) throws IOException {
        for (int at = 0; at < length; at += 100) {
            to.write(ByteBuffer.wrap(bytes, at, Math.min(100, length - at)));
        }
    }

    private static void hang(CancelSignal cancel) {
        if (!cancel.await(Duration.ofMinutes(1))) {
            throw new AssertionError("nobody gave it up");
        }
        cancel.check();
    }

    /** What a store does when it is asked for a file. */
    private interface Sending {
        void to(WritableByteChannel channel, CancelSignal cancel) throws IOException;
    }

    private record Store(String store, Sending sending) implements Copy {
        @Override
        public void fetch(WritableByteChannel to, CancelSignal cancel) throws IOException {
            sending.to(to, cancel);
        }
    }
}
