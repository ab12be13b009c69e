package dev.belay.web.http;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Keeps browsers and programs told by server-sent events. What is told is looked up again and again in the shared
 * state, so that it makes no difference which process does the work. Each stream waits in a virtual thread of its own.
 */
public final class EventStreams implements AutoCloseable {
    private static final int MOST_STREAMS = 256;
    private static final int LOOKS_UNTIL_COMMENT = 10;

    /** A stream ends by itself after so many looks; the browser comes back, and its session is checked again. */
    private static final int MOST_LOOKS = 400;

    private final Semaphore free = new Semaphore(MOST_STREAMS);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Duration pause;

    /** Waits for {@code pause} between two looks. */
    public EventStreams(Duration pause) {
        this.pause = pause;
    }

    /**
     * Something to tell.
     *
     * @param last whether nothing will follow
     */
    public record Event(String name, String data, boolean last) {}

    /** Tells what {@code look} finds whenever it has changed, until it says that nothing will follow. */
    public void serve(Exchange exchange, Supplier<Event> look) throws IOException {
        if (!free.tryAcquire()) {
            throw new BelayException(ErrorCode.BUSY, "too many pages are open at once", "close some of them");
        }
        try {
            // what is wrong from the start becomes an answer with a status, not a broken stream
            Event first = look.get();
            OutputStream out = exchange.stream("text/event-stream; charset=utf-8");
            exchange.header("X-Accel-Buffering", "no");
            tell(out, first, look, exchange.header("Last-Event-ID").orElse(""));
        } finally {
            free.release();
        }
    }

    /** Ends every stream. */
    @Override
    public void close() {
        closing.countDown();
    }

    private void tell(OutputStream out, Event first, Supplier<Event> look, String knownId) throws IOException {
        write(out, "retry: 1000\n\n");
        Event next = first;
        String told = knownId;
        int silence = 0;
        for (int looks = 0; looks < MOST_LOOKS; looks++) {
            String id = id(next);
            if (next.last() || !id.equals(told)) {
                write(out, lines(next, id));
                told = id;
                silence = 0;
            } else if (++silence % LOOKS_UNTIL_COMMENT == 0) {
                write(out, ": still here\n\n");
            }
            if (next.last() || closed()) {
                return;
            }
            next = look.get();
        }
    }

    private boolean closed() {
        try {
            return closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static String id(Event event) {
        return Sha256.of(event.name() + '\n' + event.data()).hex().substring(0, 16);
    }

    private static String lines(Event event, String id) {
        StringBuilder text = new StringBuilder();
        text.append("event: ").append(event.name()).append("\nid: ").append(id).append('\n');
        // a browser drops an event without data
        String data = event.data().isBlank() ? "<!-- -->" : event.data();
        data.lines().forEach(line -> text.append("data: ").append(line).append('\n'));
        return text.append('\n').toString();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
