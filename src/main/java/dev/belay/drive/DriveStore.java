package dev.belay.drive;

import com.google.api.client.util.DateTime;
import com.google.api.services.drive.model.File;
import dev.belay.drive.Upload.Task;
import dev.belay.offsite.Bookmark;
import dev.belay.offsite.Content;
import dev.belay.offsite.OffsiteSettings;
import dev.belay.offsite.OffsiteStore;
import dev.belay.offsite.Placed;
import dev.belay.offsite.Probe;
import dev.belay.offsite.StoreException;
import dev.belay.offsite.StoreException.Kind;
import dev.belay.offsite.StorePath;
import dev.belay.offsite.StoredObject;
import dev.belay.offsite.Transfer;
import dev.belay.operation.CancelSignal;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A folder in a person's Google Drive, or in a shared drive. */
public final class DriveStore implements OffsiteStore {
    /** Drive takes multiples of 256 KiB. */
    static final int PART_UNIT = 256 * 1024;

    private static final int PART_BYTES = 32 * PART_UNIT;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final DriveAccess access;
    private final int partBytes;
    private final ReentrantLock making = new ReentrantLock();

    /** Asks nobody yet. */
    public DriveStore(OffsiteSettings.Drive settings, Clock clock) {
        this(settings, clock, PART_BYTES, PATIENCE);
    }

    /**
     * The same, less patient.
     *
     * @param partBytes to be sent at once, a multiple of {@link #PART_UNIT}
     * @param patience how long an answer may take
     */
    DriveStore(OffsiteSettings.Drive settings, Clock clock, int partBytes, Duration patience) {
        this.access = new DriveAccess(settings, clock, patience);
        this.partBytes = partBytes;
    }

    @Override
    public String place() {
        String folder = "the folder " + access.settings().folder();
        @Nullable String shared = access.settings().sharedDrive();
        return shared == null ? folder + " in Google Drive" : folder + " in the shared drive " + shared;
    }

    @Override
    public boolean resumes() {
        return true;
    }

    @Override
    public Probe probe(Transfer transfer) throws StoreException {
        return new DriveProbe(access, this).run(transfer);
    }

    @Override
    public Placed put(StorePath path, Content content, Bookmark bookmark, Transfer transfer) throws StoreException {
        File file = send(path.folder(), path.name(), new Task(content, bookmark, transfer));
        try {
            return new Placed(object(path, file), content.fingerprint());
        } catch (IOException e) {
            throw unreadable(path.toString(), e);
        }
    }

    /** Sends a file of any name, and forgets the bookmark when it is there. */
    File send(String folder, String name, Task task) throws StoreException {
        String path = folder.isEmpty() ? name : folder + "/" + name;
        DriveCalls calls = calls(task.transfer().cancel());
        try {
            Optional<UploadMark> begun =
                    UploadMark.read(task.bookmark(), path, task.content().bytes());
            UploadMark mark = begun.isPresent() ? begun.get() : mark(calls, folder, name, task);
            File file = new Upload(access, calls, task, mark, partBytes).run();
            task.transfer().moved().accept(task.content().bytes());
            task.bookmark().clear();
            return file;
        } catch (StoreException e) {
            if (e.kind() == Kind.SOURCE) {
                forget(task.bookmark(), e);
            }
            throw e;
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private UploadMark mark(DriveCalls calls, String folder, String name, Task task) throws IOException {
        DriveFolders folders = folders(calls);
        String path = folder.isEmpty() ? name : folder + "/" + name;
        long bytes = task.content().bytes();
        Optional<File> there = folders.file(folder, name);
        return there.isPresent()
                ? new UploadMark(path, bytes, there.get().getId(), null, null).write(task.bookmark())
                : new UploadMark(path, bytes, calls.newId(), folders.make(folder), null).write(task.bookmark());
    }

    private static void forget(Bookmark bookmark, StoreException cause) {
        try {
            bookmark.clear();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private static StoreException unreadable(String path, IOException cause) {
        return new StoreException(Kind.BROKEN, "cannot read " + path + " or keep how far it is sent", "", cause);
    }

    @Override
    public void prove(Placed placed, Transfer transfer) throws StoreException {
        StoredObject object = placed.object();
        File file = calls(transfer.cancel())
                .get(object.ref())
                .filter(DriveFolders::isThere)
                .orElseThrow(() -> missing(object));
        boolean whole = Upload.isWhole(file, placed.sent())
                && (file.getSha256Checksum() != null
                        || file.getMd5Checksum() != null
                        || placed.sent().sha256().equals(new Download(access, object).sha256(transfer)));
        if (!whole) {
            throw new StoreException(
                    Kind.DAMAGED,
                    object.path() + " in Google Drive is not what was sent",
                    "look at its versions in Google Drive, and send it again");
        }
    }

    private static StoreException missing(StoredObject object) {
        return new StoreException(
                Kind.MISSING,
                object.path() + " is not in Google Drive any more",
                "look for it in the bin of Google Drive");
    }

    @Override
    public Optional<StoredObject> find(StorePath path) throws StoreException {
        return folders(calls(new CancelSignal()))
                .file(path.folder(), path.name())
                .map(file -> object(path, file));
    }

    @Override
    public List<StoredObject> list(String folder) throws StoreException {
        List<StoredObject> found = new ArrayList<>();
        for (File file : folders(calls(new CancelSignal())).files(folder)) {
            path(folder, file.getName()).ifPresent(path -> found.add(object(path, file)));
        }
        return found;
    }

    /** Files with other names are none of ours. */
    private static Optional<StorePath> path(String folder, String name) {
        try {
            return Optional.of(new StorePath(folder, name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<String> folders() throws StoreException {
        return folders(calls(new CancelSignal())).names().stream()
                .filter(name -> path(name, "x").isPresent())
                .toList();
    }

    private static StoredObject object(StorePath path, File file) {
        String stamp = Optional.ofNullable(file.getHeadRevisionId())
                .or(() -> Optional.ofNullable(file.getSha256Checksum()))
                .orElse("");
        @Nullable DateTime modified = file.getModifiedTime();
        return new StoredObject(
                path,
                file.getId(),
                file.getSize(),
                stamp,
                modified == null ? null : Instant.ofEpochMilli(modified.getValue()),
                file.getSha256Checksum(),
                file.getMd5Checksum());
    }

    @Override
    public InputStream open(StoredObject object, long offset) throws StoreException {
        return new Download(access, object).open(offset);
    }

    @Override
    public void delete(StoredObject object) throws StoreException {
        calls(new CancelSignal()).delete(object.ref(), object.path().toString());
    }

    private DriveCalls calls(CancelSignal cancel) {
        return new DriveCalls(access, cancel);
    }

    private DriveFolders folders(DriveCalls calls) {
        return new DriveFolders(access, calls, making);
    }

    @Override
    public void close() {
        access.close();
    }
}
