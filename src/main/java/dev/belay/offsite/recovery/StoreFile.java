package dev.belay.offsite.recovery;

import dev.belay.base.Secret;
import dev.belay.offsite.OffsiteStore;
import dev.belay.offsite.StoreException;
import dev.belay.offsite.StoreException.Kind;
import dev.belay.offsite.StoredObject;
import dev.belay.offsite.age.EncryptingStore;
import dev.belay.offsite.age.OpenedStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A small file of a store, read whole and decrypted when it has to be. */
final class StoreFile {
    private static final int LIMIT_BYTES = 64 * 1024 * 1024;

    private StoreFile() {}

    /**
     * What {@code object} says.
     *
     * @throws StoreException {@link Kind#DENIED} when it is encrypted and {@code key} is null or another one
     */
    static byte[] read(OffsiteStore store, StoredObject object, @Nullable Secret key) throws StoreException {
        if (object.bytes() > LIMIT_BYTES) {
            throw new StoreException(Kind.DAMAGED, object.path() + " is larger than any manifest", "look at it");
        }
        try (InputStream in = open(store, object, key)) {
            return in.readNBytes(LIMIT_BYTES);
        } catch (StoreException e) {
            throw e;
        } catch (IOException e) {
            throw StoreException.passing(object.path() + " cannot be read: " + e.getMessage(), null, e);
        }
    }

    private static InputStream open(OffsiteStore store, StoredObject object, @Nullable Secret key)
            throws StoreException {
        if (!EncryptingStore.encrypted(object)) {
            return store.open(object, 0);
        }
        if (key == null) {
            throw new StoreException(Kind.DENIED, "it is encrypted", "give the secret key of the recovery sheet");
        }
        return OpenedStream.of(store.open(object, 0), key, object.path().toString());
    }
}
