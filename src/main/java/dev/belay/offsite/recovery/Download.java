package dev.belay.offsite.recovery;

import dev.belay.offsite.OffsiteStore;
import dev.belay.offsite.StoreException;
import dev.belay.offsite.StoreException.Kind;
import dev.belay.offsite.StoredObject;
import dev.belay.offsite.Transfer;
import dev.belay.operation.CancelSignal.Registration;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one file of a store into a private file, as it lies there. It goes on where an earlier attempt stopped, and after
 * a fault in the middle, as long as it gets on.
 */
final class Download {
    private static final Logger LOG = LoggerFactory.getLogger(Download.class);
    private static final int BUFFER_BYTES = 256 * 1024;
    private static final int VAIN_TRIES = 5;

    private final OffsiteStore store;
    private final StoredObject object;
    private final Duration rest;

    /** @param rest between two tries of which the first brought nothing; the next ones are longer */
    Download(OffsiteStore store, StoredObject object, Duration rest) {
        this.store = store;
        this.object = object;
        this.rest = rest;
    }

    /** Returns when {@code file} has as many bytes as the object; goes on behind those that it has. */
    void into(FileChannel file, Transfer transfer) throws IOException {
        int vain = 0;
        while (file.size() < object.bytes()) {
            long before = file.size();
            try {
                go(file, transfer);
            } catch (StoreException e) {
                transfer.check();
                vain = file.size() > before ? 1 : vain + 1;
                if (e.kind() != Kind.TRANSIENT || vain >= VAIN_TRIES) {
                    throw e;
                }
                transfer.cancel().await(e.retryAfter().orElse(rest.multipliedBy(vain)));
            }
            transfer.check();
        }
    }

    private void go(FileChannel file, Transfer transfer) throws IOException {
        try (InputStream in = store.open(object, file.size());
                Registration _ = transfer.cancel().onCancel(() -> breakOff(in))) {
            copy(in, file, transfer);
        }
    }

    private void copy(InputStream in, FileChannel file, Transfer transfer) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        file.position(file.size());
        while (file.position() < object.bytes()) {
            transfer.check();
            int wanted = (int) Math.min(buffer.length, object.bytes() - file.position());
            int count = read(in, buffer, wanted);
            ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, count);
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            transfer.moved().accept(file.position());
        }
    }

    /** Tells a store that breaks off from a disk that is full. */
    private int read(InputStream in, byte[] buffer, int wanted) throws StoreException {
        try {
            int count = in.read(buffer, 0, wanted);
            if (count < 0) {
                throw StoreException.passing(object.path() + " broke off before its end", null, null);
            }
            return count;
        } catch (StoreException e) {
            throw e;
        } catch (IOException e) {
            throw StoreException.passing(object.path() + " broke off: " + e.getMessage(), null, e);
        }
    }

    private static void breakOff(InputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            LOG.debug("a download that is ended could not be closed", e);
        }
    }
}
