package dev.belay.offsite;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * One place elsewhere that keeps files. Safe for several threads, as long as no two of them put the same path. Every
 * method that asks the store throws {@link StoreException} with the kind of what happened; it tries each thing once.
 */
public interface OffsiteStore extends AutoCloseable {

    /** For people: the kind of store and where it is, such as {@code the bucket belay at r2.example.com}; no secret. */
    String place();

    /** Whether an upload that was cut short goes on where the store says that it stands, and not from its first byte. */
    boolean resumes();

    /** Writes a file of one byte, reads it back and deletes it. */
    Probe probe(Transfer transfer) throws StoreException;

    /**
     * Sends a file. Under its path there is either nothing, or what was there, or the whole: never a part, and never two
     * of the same name. Called again with the same path, content and bookmark it goes on; when the file had arrived and
     * only the answer was lost, it finds that out and sends nothing. Asks {@link Content#fingerprint()} before the file
     * appears. Clears {@code bookmark} when it returns.
     */
    Placed put(StorePath path, Content content, Bookmark bookmark, Transfer transfer) throws StoreException;

    /**
     * Reads back what {@link #put} left: asks the store anew for size and digest, and where the store has no digest that
     * can be compared, reads the whole file.
     *
     * @throws StoreException {@link StoreException.Kind#MISSING} or {@link StoreException.Kind#DAMAGED} when it is not
     *     what was sent
     */
    void prove(Placed placed, Transfer transfer) throws StoreException;

    /** The file at {@code path}; files in a store's bin do not count. */
    Optional<StoredObject> find(StorePath path) throws StoreException;

    /** Every file of a folder; the empty name is the top. Files that a store puts there for itself are left out. */
    List<StoredObject> list(String folder) throws StoreException;

    /** The folders there are. */
    List<String> folders() throws StoreException;

    /**
     * Reads a file from {@code offset} on. The caller closes it. What comes is not believed before it was compared.
     * Reading may throw {@link StoreException} too.
     */
    InputStream open(StoredObject object, long offset) throws StoreException;

    /**
     * Deletes a file for good, or moves it to the store's bin where that is all that the store allows. One that is gone
     * already is no error.
     */
    void delete(StoredObject object) throws StoreException;

    @Override
    void close();
}
