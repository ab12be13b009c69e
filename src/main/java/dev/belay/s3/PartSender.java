package dev.belay.s3;

import dev.belay.offsite.Outgoing;
import dev.belay.offsite.StoreException;
import dev.belay.offsite.StorePath;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** Sends the parts of one upload, a few at once. */
final class PartSender implements AutoCloseable {
    private final Bucket bucket;
    private final StorePath path;
    private final Session session;
    private final Outgoing outgoing;
    private final int atOnce;
    private final Semaphore free;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Integer, Arrived> arrived = new TreeMap<>();
    private long bytes;
    private @Nullable Throwable fault;

    /**
     * A part that the bucket has.
     *
     * @param tag what the bucket calls it
     */
    private record Arrived(String tag, String md5) {}

    PartSender(Bucket bucket, StorePath path, Session session, Outgoing outgoing, int atOnce) {
        this.bucket = bucket;
        this.path = path;
        this.session = session;
        this.outgoing = outgoing;
        this.atOnce = atOnce;
        this.free = new Semaphore(atOnce);
    }

    /** Returns when a part has begun to be sent; {@code part} is good as long as this call. */
    void send(int number, ByteBuffer part) throws StoreException {
        free.acquireUninterruptibly();
        try {
            throwFault();
        } catch (StoreException | RuntimeException e) {
            free.release();
            throw e;
        }
        byte[] copy = S3Store.bytes(part);
        threads.execute(() -> {
            try {
                sendNow(number, copy);
            } catch (StoreException | RuntimeException e) {
                fail(e);
            } finally {
                free.release();
            }
        });
    }

    private void sendNow(int number, byte[] part) throws StoreException {
        String md5 = Parts.md5(ByteBuffer.wrap(part));
        String tag = bucket.part(path, session.id(), number, new PacedBody(outgoing, part).request(), md5);
        add(number, tag, md5, part.length);
    }

    /** Counts a part that was there before. */
    synchronized void add(int number, String tag, String md5, int size) {
        arrived.put(number, new Arrived(tag, md5));
        bytes += size;
        outgoing.arrived(bytes);
    }

    private synchronized void fail(Throwable e) {
        fault = fault == null ? e : fault;
    }

    /** Returns when no part is on its way any more, and all that were to be sent have arrived. */
    void finish() throws StoreException {
        free.acquireUninterruptibly(atOnce);
        free.release(atOnce);
        throwFault();
    }

    private synchronized void throwFault() throws StoreException {
        switch (fault) {
            case null -> {}
            case StoreException told -> throw told;
            case RuntimeException broken -> throw broken;
            default -> throw new IllegalStateException(fault);
        }
    }

    synchronized List<CompletedPart> parts() {
        return arrived.entrySet().stream()
                .map(part -> CompletedPart.builder()
                        .partNumber(part.getKey())
                        .eTag(part.getValue().tag())
                        .build())
                .toList();
    }

    /** What a bucket that does not encrypt with keys of its own calls the whole. */
    synchronized String etag() {
        return Parts.etag(arrived.values().stream().map(Arrived::md5).toList());
    }

    /** Waits for what is on its way. */
    @Override
    public void close() {
        threads.close();
    }
}
