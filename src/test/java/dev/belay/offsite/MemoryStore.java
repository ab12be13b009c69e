package dev.belay.offsite;

import dev.belay.offsite.StoreException.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A store in memory that fails when it is told to, and goes on with an upload as a real one does. */
public final class MemoryStore implements OffsiteStore {
    private static final int CHUNK_BYTES = 256 * 1024;

    private final Map<StorePath, byte[]> files = new ConcurrentHashMap<>();
    private final Map<String, ByteArrayOutputStream> sessions = new ConcurrentHashMap<>();
    private final Set<String> done = ConcurrentHashMap.newKeySet();
    private final Deque<StoreException> faults = new ArrayDeque<>();
    private final List<StorePath> order = new ArrayList<>();
    private final Map<Integer, Runnable> moments = new HashMap<>();
    private boolean deletes = true;
    private boolean held;
    private int chunks;
    private long taken;

    /** The next calls fail, one with each of {@code next}: an upload after it took one chunk, anything else at once. */
    public synchronized void failWith(StoreException... next) {
        faults.addAll(List.of(next));
    }

    /** From now on nothing can be deleted, as with a right to add only. */
    public void appendOnly() {
        deletes = false;
    }

    /** Changes the last byte of a file. */
    public void alter(StorePath path) {
        files.computeIfPresent(path, (_, bytes) -> {
            byte[] other = bytes.clone();
            other[other.length - 1] ^= 1;
            return other;
        });
    }

    /** Takes a file away behind everybody's back. */
    public void lose(StorePath path) {
        files.remove(path);
    }

    /** Does {@code what} right after it took so many chunks in all. */
    public void atChunk(int number, Runnable what) {
        moments.put(number, what);
    }

    /** After the last moment that was named, the upload hangs until somebody ends it. */
    public void holdsUntilCancelled() {
        held = true;
    }

    /** What was put, in its order. */
    public List<StorePath> order() {
        return List.copyOf(order);
    }

    /** What lies there. */
    public List<StorePath> paths() {
        return List.copyOf(files.keySet());
    }

    /** How many bytes were taken in all, also in vain. */
    public long taken() {
        return taken;
    }

    @Override
    public String place() {
        return "memory";
    }

    @Override
    public boolean resumes() {
        return true;
    }

    @Override
    public Probe probe(Transfer transfer) throws StoreException {
        fault();
        return new Probe(deletes, null, null, List.of());
    }

    @Override
    public Placed put(StorePath path, Content content, Bookmark bookmark, Transfer transfer) throws StoreException {
        try {
            String session =
                    bookmark.read().filter(sessions::containsKey).orElseGet(() -> path + "#" + sessions.size());
            bookmark.write(session);
            ByteArrayOutputStream so = sessions.computeIfAbsent(session, _ -> new ByteArrayOutputStream());
            while (so.size() < content.bytes()) {
                chunk(content, so, transfer);
            }
            Fingerprint sent = content.fingerprint();
            if (done.add(session)) {
                files.put(path, so.toByteArray());
                order.add(path);
            }
            transfer.moved().accept(content.bytes());
            bookmark.clear();
            return new Placed(find(path).orElseThrow(), sent);
        } catch (StoreException e) {
            throw e;
        } catch (IOException e) {
            throw new StoreException(Kind.BROKEN, "the bookmark cannot be kept", "", e);
        }
    }

    private void chunk(Content content, ByteArrayOutputStream so, Transfer transfer) throws IOException {
        transfer.check();
        int count = (int) Math.min(CHUNK_BYTES, content.bytes() - so.size());
        transfer.pace().before(count, transfer.cancel());
        transfer.check();
        ByteBuffer bytes = content.read(so.size(), count);
        taken += bytes.remaining();
        so.write(bytes.array(), bytes.arrayOffset(), bytes.remaining());
        transfer.moved().accept((long) so.size());
        moment(transfer);
        fault();
    }

    private void moment(Transfer transfer) {
        chunks++;
        Runnable now = moments.remove(chunks);
        if (now != null) {
            now.run();
            if (held && moments.isEmpty()) {
                held = false;
                transfer.cancel().await(Duration.ofMinutes(1));
            }
        }
    }

    private synchronized void fault() throws StoreException {
        @Nullable StoreException next = faults.poll();
        if (next != null) {
            throw next;
        }
    }

    @Override
    public void prove(Placed placed, Transfer transfer) throws StoreException {
        fault();
        StoredObject now = find(placed.object().path())
                .orElseThrow(
                        () -> new StoreException(Kind.MISSING, placed.object().path() + " is gone", ""));
        if (!placed.sent().sha256().equals(now.sha256())) {
            throw new StoreException(Kind.DAMAGED, placed.object().path() + " was changed", "");
        }
    }

    @Override
    public Optional<StoredObject> find(StorePath path) {
        return Optional.ofNullable(files.get(path)).map(bytes -> object(path, bytes));
    }

    private static StoredObject object(StorePath path, byte[] bytes) {
        String sha256 = digest("SHA-256", bytes);
        return new StoredObject(
                path, path.toString(), bytes.length, sha256, Instant.EPOCH, sha256, digest("MD5", bytes));
    }

    private static String digest(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<StoredObject> list(String folder) throws StoreException {
        fault();
        return files.entrySet().stream()
                .filter(file -> file.getKey().folder().equals(folder))
                .map(file -> object(file.getKey(), file.getValue()))
                .toList();
    }

    @Override
    public List<String> folders() throws StoreException {
        fault();
        return files.keySet().stream()
                .map(StorePath::folder)
                .filter(folder -> !folder.isEmpty())
                .distinct()
                .toList();
    }

    @Override
    public InputStream open(StoredObject object, long offset) throws StoreException {
        fault();
        byte[] bytes = files.get(object.path());
        if (bytes == null) {
            throw new StoreException(Kind.MISSING, object.path() + " is gone", "");
        }
        return new ByteArrayInputStream(Arrays.copyOfRange(bytes, (int) offset, bytes.length));
    }

    @Override
    public void delete(StoredObject object) throws StoreException {
        fault();
        if (!deletes) {
            throw new StoreException(Kind.DENIED, "this account may add files and not delete any", "");
        }
        files.remove(object.path());
    }

    @Override
    public void close() {
        // nothing is open
    }
}
