package dev.belay.offsite.age;

import dev.belay.base.Secret;
import dev.belay.base.Sha256;
import dev.belay.offsite.Bookmark;
import dev.belay.offsite.Content;
import dev.belay.offsite.OffsiteStore;
import dev.belay.offsite.Placed;
import dev.belay.offsite.Probe;
import dev.belay.offsite.StoreException;
import dev.belay.offsite.StoreException.Kind;
import dev.belay.offsite.StorePath;
import dev.belay.offsite.StoredObject;
import dev.belay.offsite.Transfer;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts what goes into another store, where its name ends in {@code .age}; objects carry the name that they have there.
 * What lies there unencrypted is found and read as it is.
 */
public final class EncryptingStore implements OffsiteStore {
    /** The end of the name of an encrypted file. */
    public static final String ENDING = ".age";

    private final OffsiteStore inner;
    private final Recipients recipients;
    private final @Nullable Secret key;

    /** @param key with which files are decrypted when they are opened; without one they come as they are */
    public EncryptingStore(OffsiteStore inner, Recipients recipients, @Nullable Secret key) {
        this.inner = inner;
        this.recipients = recipients;
        this.key = key;
    }

    /** Whether {@code object} lies there encrypted. */
    public static boolean encrypted(StoredObject object) {
        return object.path().name().endsWith(ENDING);
    }

    @Override
    public String place() {
        return inner.place();
    }

    @Override
    public boolean resumes() {
        return inner.resumes();
    }

    @Override
    public Probe probe(Transfer transfer) throws StoreException {
        return inner.probe(transfer);
    }

    @Override
    public Placed put(StorePath path, Content content, Bookmark bookmark, Transfer transfer) throws StoreException {
        try {
            SealedBookmark kept = SealedBookmark.in(bookmark, mark(content), recipients);
            try (SealedContent sealed = new SealedContent(content, kept.seal())) {
                Placed placed = inner.put(path.plus(ENDING), sealed, kept, transfer);
                bookmark.clear();
                return placed;
            }
        } catch (StoreException e) {
            throw e.kind() == Kind.SOURCE ? forget(bookmark, e) : e;
        } catch (IOException e) {
            throw new StoreException(
                    Kind.BROKEN,
                    "what belongs to the upload of " + path + " cannot be kept or read: " + e.getMessage(),
                    "check the disk of Belay's home",
                    e);
        }
    }

    /** Of what is encrypted for whom. */
    private String mark(Content content) throws IOException {
        Optional<Sha256> expected = content.expected();
        String digest = expected.isPresent()
                ? expected.get().hex()
                : content.fingerprint().sha256();
        return Sha256.of(content.bytes() + " " + digest + " " + recipients.mark())
                .hex();
    }

    /** What was encrypted was not the file that it should be, and so its key must not meet that one. */
    private static StoreException forget(Bookmark bookmark, StoreException why) {
        try {
            bookmark.clear();
        } catch (IOException e) {
            why.addSuppressed(e);
        }
        return why;
    }

    @Override
    public void prove(Placed placed, Transfer transfer) throws StoreException {
        inner.prove(placed, transfer);
    }

    @Override
    public Optional<StoredObject> find(StorePath path) throws StoreException {
        Optional<StoredObject> encrypted = inner.find(path.plus(ENDING));
        return encrypted.isPresent() ? encrypted : inner.find(path);
    }

    @Override
    public List<StoredObject> list(String folder) throws StoreException {
        return inner.list(folder);
    }

    @Override
    public List<String> folders() throws StoreException {
        return inner.folders();
    }

    /** Where it decrypts, an {@code offset} counts decrypted bytes, and all before it are read too. */
    @Override
    public InputStream open(StoredObject object, long offset) throws StoreException {
        if (key == null || !encrypted(object)) {
            return inner.open(object, offset);
        }
        OpenedStream opened =
                OpenedStream.of(inner.open(object, 0), key, object.path().toString());
        try {
            opened.skipNBytes(offset);
            return opened;
        } catch (IOException e) {
            throw opened.giveUp(e);
        }
    }

    @Override
    public void delete(StoredObject object) throws StoreException {
        inner.delete(object);
    }

    @Override
    public void close() {
        inner.close();
    }
}
