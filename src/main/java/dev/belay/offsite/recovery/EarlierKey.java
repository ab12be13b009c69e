package dev.belay.offsite.recovery;

import dev.belay.base.Secret;
import dev.belay.offsite.OffsiteStore;
import dev.belay.offsite.StoreException;
import dev.belay.offsite.StoredObject;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The key with which an earlier home signed, as its store kept it. */
final class EarlierKey {
    private static final Logger LOG = LoggerFactory.getLogger(EarlierKey.class);

    private EarlierKey() {}

    /** Empty when it is not there, or cannot be read: then its backups are another console's, and nothing worse. */
    static Optional<byte[]> in(OffsiteStore store, @Nullable Secret secret) throws StoreException {
        Optional<StoredObject> object = secret == null ? Optional.empty() : store.find(RecoveryDocument.PATH);
        if (object.isEmpty()) {
            return Optional.empty();
        }
        byte[] json;
        try {
            json = StoreFile.read(store, object.get(), secret);
        } catch (StoreException e) {
            return switch (e.kind()) {
                case DENIED, DAMAGED, MISSING -> unreadable(e);
                case TRANSIENT, FULL, REVOKED, SOURCE, CANCELLED, BROKEN -> throw e;
            };
        }
        try {
            return RecoveryDocument.read(json).key();
        } catch (IOException e) {
            return unreadable(e);
        }
    }

    private static Optional<byte[]> unreadable(IOException why) {
        LOG.warn("{} cannot be used: {}", RecoveryDocument.PATH, why.getMessage());
        return Optional.empty();
    }
}
