package dev.belay.offsite.recovery;

import dev.belay.backup.BackupPhase;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.offsite.Found;
import dev.belay.offsite.StoreException;
import dev.belay.offsite.StoreException.Kind;
import dev.belay.offsite.age.OpenedStream;
import dev.belay.operation.CancelSignal;
import dev.belay.operation.RunningOperation;
import dev.belay.vault.DamagedException;
import dev.belay.vault.Manifest;
import dev.belay.vault.PartialBackup;
import dev.belay.vault.StoredBackup;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Where a file goes that has arrived whole. */
final class Landing {
    private static final int BUFFER_BYTES = 1024 * 1024;

    private final Fetching.Tools tools;
    private final FetchRun.Order order;
    private final Found found;
    private final Manifest manifest;
    private final byte[] document;
    private final @Nullable Manifest local;

    private Landing(
            Fetching.Tools tools,
            FetchRun.Order order,
            Found found,
            Manifest manifest,
            byte[] document,
            @Nullable Manifest local) {
        this.tools = tools;
        this.order = order;
        this.found = found;
        this.manifest = manifest;
        this.document = document;
        this.local = local;
    }

    /**
     * The place for {@code found}.
     *
     * @throws BelayException {@link ErrorCode#REFUSED} when it is whole in the backup folder, or when it is to be tried
     *     and its manifest is not ours
     */
    static Landing of(Fetching.Tools tools, FetchRun.Order order, Found found, byte[] document) {
        Manifest manifest = found.known().orElseThrow();
        if (order.drill() && !found.ours()) {
            throw new BelayException(
                    ErrorCode.REFUSED,
                    order.backup()
                            + " has no manifest that this console signed, and so nothing says what it should hold",
                    "fetch it, and look at it with belay inspect");
        }
        Optional<StoredBackup> there = tools.folder().find(order.backup());
        boolean whole = there.filter(stored -> switch (stored) {
                    case StoredBackup.Known known -> known.manifest().good();
                    case StoredBackup.Foreign _ -> true;
                    case StoredBackup.Unknown _ -> false;
                })
                .isPresent();
        if (whole && !order.drill()) {
            throw new BelayException(
                    ErrorCode.REFUSED,
                    order.backup() + " is in the backup folder already",
                    "belay verify tells whether it is whole");
        }
        return new Landing(
                tools,
                order,
                found,
                manifest,
                document,
                tools.folder().signed(order.backup()).orElse(null));
    }

    Manifest manifest() {
        return manifest;
    }

    /**
     * Puts what {@code file} says where it belongs, decrypted when it has to be.
     *
     * @param written told how many bytes of it
     */
    void land(Path file, RunningOperation running, LongConsumer written) throws IOException {
        if (order.drill()) {
            drill(file, running, written);
        } else {
            publish(file, running, written);
        }
    }

    private void publish(Path file, RunningOperation running, LongConsumer written) throws IOException {
        Manifest lost = local;
        try (PartialBackup dump = lost == null
                ? tools.arrivals().begin(order.backup())
                : tools.folder().beginCopy(order.backup())) {
            copy(file, dump.channel(), running.cancel(), written);
            running.cancel().check();
            if (lost != null) {
                tools.folder().putBack(dump, lost);
            } else {
                noteWhatAppears(running);
                tools.arrivals().publish(dump, document);
            }
        } catch (DamagedException e) {
            throw new StoreException(
                    Kind.DAMAGED,
                    "the copy in " + order.store() + " is not the file that was written: " + e.getMessage(),
                    "fetch it from another store",
                    e);
        }
    }

    private void noteWhatAppears(RunningOperation running) {
        if (tools.folder().find(order.backup()).isEmpty()) {
            running.note(Map.of(FetchFacts.APPEARS, "true"));
        }
    }

    private void drill(Path file, RunningOperation running, LongConsumer written) throws IOException {
        FetchFolder waiting = new FetchFolder(tools.waiting());
        Path tried = waiting.tried(running.id());
        try {
            try (FileChannel to = waiting.createTried(running.id())) {
                copy(file, to, running.cancel(), written);
            }
            running.advance(BackupPhase.PREPARING.name(), "", Map.of());
            tools.drill().prove(manifest, tried, order.store(), order.actor(), running.cancel());
        } finally {
            Files.deleteIfExists(tried);
        }
    }

    /** No more than it should be: what goes on without end must not fill the disk. */
    private void copy(Path file, WritableByteChannel to, CancelSignal cancel, LongConsumer written) throws IOException {
        long limit = manifest.contents().storedBytes();
        long done = 0;
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = open(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                cancel.check();
                done += count;
                if (done > limit) {
                    throw new StoreException(
                            Kind.DAMAGED,
                            "the copy in " + order.store() + " holds more than the " + limit + " bytes of the backup",
                            "fetch it from another store");
                }
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, count);
                while (bytes.hasRemaining()) {
                    to.write(bytes);
                }
                written.accept(done);
            }
        }
    }

    private InputStream open(Path file) throws IOException {
        InputStream stored = Files.newInputStream(file);
        if (!found.encrypted()) {
            return stored;
        }
        if (order.key() == null) {
            stored.close();
            throw new StoreException(
                    Kind.DENIED, order.backup() + " is encrypted", "give the secret key of the recovery sheet");
        }
        return OpenedStream.of(stored, order.key(), found.object().path().toString());
    }
}
