package dev.belay.drive;

import dev.belay.offsite.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The bytes of a file as they come, a few buffers ahead. Gives up when nothing comes for too long. */
final class DownloadStream extends InputStream implements BodySubscriber<InputStream> {
    private static final int AHEAD = 8;

    private final Duration patience;
    private final BlockingQueue<Arrival> arrived = new LinkedBlockingQueue<>();
    private volatile Flow.@Nullable Subscription source;
    private volatile boolean closed;
    private Arrival current = new Some(List.of());

    DownloadStream(Duration patience) {
        this.patience = patience;
    }

    private sealed interface Arrival {}

    private record Some(List<ByteBuffer> buffers) implements Arrival {
        private Optional<ByteBuffer> rest() {
            return buffers.stream().filter(ByteBuffer::hasRemaining).findFirst();
        }
    }

    private record End() implements Arrival {}

    private record Broken(String why) implements Arrival {}

    @Override
    public CompletionStage<InputStream> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription from) {
        source = from;
        if (closed) {
            from.cancel();
        } else {
            from.request(AHEAD);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        arrived.add(new Some(buffers));
    }

    @Override
    public void onError(Throwable failure) {
        arrived.add(new Broken(Wire.why(failure)));
    }

    @Override
    public void onComplete() {
        arrived.add(new End());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (length == 0) {
            return 0;
        }
        @Nullable ByteBuffer bytes = next();
        if (bytes == null) {
            return -1;
        }
        int count = Math.min(length, bytes.remaining());
        bytes.get(into, offset, count);
        return count;
    }

    /** A buffer with something in it; null at the end. */
    private @Nullable ByteBuffer next() throws IOException {
        while (true) {
            switch (current) {
                case End _ -> {
                    return null;
                }
                case Broken broken -> throw StoreException.passing(broken.why, null, null);
                case Some some -> {
                    Optional<ByteBuffer> rest = some.rest();
                    if (rest.isPresent()) {
                        return rest.get();
                    }
                    current = await();
                }
            }
        }
    }

    private Arrival await() throws IOException {
        try {
            Arrival next = arrived.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (next == null) {
                return new Broken("nothing came from Google for " + patience.toSeconds() + " seconds");
            }
            Flow.Subscription from = source;
            if (from != null) {
                from.request(1);
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException(StoreException.Kind.CANCELLED, "the transfer was ended", "");
        }
    }

    /** Also wakes whoever reads. */
    @Override
    public void close() {
        closed = true;
        Flow.Subscription from = source;
        if (from != null) {
            from.cancel();
        }
        arrived.add(new Broken("the download was ended"));
    }
}
