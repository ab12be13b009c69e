package dev.belay.offsite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder of this machine: a network drive, a second disk. The folder itself is never made, since one that is not there
 * is most often one whose disk is not mounted.
 */
public final class FolderStore implements OffsiteStore {
    /** What a file system keeps at the top of a disk for itself. */
    private static final Set<String> OF_THE_DISK = Set.of("lost+found");

    private static final Duration LEFTOVER = Duration.ofDays(7);

    private final Path root;
    private final FolderFault faults;

    public FolderStore(Path folder) {
        this.root = folder.toAbsolutePath().normalize();
        this.faults = new FolderFault(root);
    }

    @Override
    public String place() {
        return "the folder " + root;
    }

    @Override
    public boolean resumes() {
        return true;
    }

    @Override
    public synchronized Probe probe(Transfer transfer) throws StoreException {
        ProbeFile.Tried tried = ProbeFile.tryOn(this, transfer);
        try {
            Instant now = tried.object().modified();
            removeLeftovers(now == null ? Instant.MIN : now.minus(LEFTOVER));
            FileStore disk = Files.getFileStore(root);
            Long free = disk.getTotalSpace() > 0 ? disk.getUsableSpace() : null;
            return new Probe(tried.deleted(), free, null, notes());
        } catch (IOException e) {
            throw faults.of("looking around", e);
        }
    }

    /** A mount point is there also when nothing is mounted, and is then filled on the wrong disk. */
    private List<String> notes() throws IOException {
        Path parent = root.getParent();
        boolean mountPoint = parent != null && !Files.getFileStore(parent).equals(Files.getFileStore(root));
        return mountPoint
                ? List.of("the folder " + root
                        + " is where a disk is mounted: name a folder on that disk instead, so that"
                        + " nothing is written beside it when it is not mounted")
                : List.of();
    }

    /** Deletes parts that nobody went on with; other people's folders are left alone. */
    private void removeLeftovers(Instant before) throws IOException {
        List<Path> folders = new ArrayList<>(entries(root, FolderStore::isFolder));
        folders.removeIf(folder -> !Files.isWritable(folder));
        folders.add(root);
        for (Path folder : folders) {
            for (Path part : entries(folder, file -> isLeftover(file, before))) {
                Files.deleteIfExists(part);
            }
        }
    }

    private static boolean isLeftover(Path file, Instant before) {
        try {
            return file.toString().endsWith(FolderUpload.PARTIAL)
                    && Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
                            .toInstant()
                            .isBefore(before);
        } catch (IOException gone) {
            return false;
        }
    }

    @Override
    public Placed put(StorePath path, Content content, Bookmark bookmark, Transfer transfer) throws StoreException {
        present();
        Path folder = root.resolve(path.folder());
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectory(folder, FolderUpload.ownerOnly("rwx------"));
                FolderUpload.sync(root);
            }
            Fingerprint sent = new FolderUpload(faults, folder, path.name(), new Outgoing(content, transfer)).send();
            transfer.moved().accept(sent.bytes());
            bookmark.clear();
            return new Placed(find(path).orElseThrow(() -> ReadBack.missing(path)), sent);
        } catch (IOException e) {
            throw faults.of("writing " + path, e);
        }
    }

    @Override
    public void prove(Placed placed, Transfer transfer) throws StoreException {
        try (InputStream in = open(placed.object(), 0)) {
            ReadBack.compare(in, placed, transfer);
        } catch (IOException e) {
            throw faults.of("reading " + placed.object().path() + " back", e);
        }
    }

    @Override
    public Optional<StoredObject> find(StorePath path) throws StoreException {
        present();
        return Optional.ofNullable(look(path));
    }

    private @Nullable StoredObject look(StorePath path) throws StoreException {
        try {
            BasicFileAttributes facts =
                    Files.readAttributes(place(path), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            Instant modified = facts.lastModifiedTime().toInstant();
            return facts.isRegularFile()
                    ? new StoredObject(path, path.toString(), facts.size(), modified.toString(), modified, null, null)
                    : null;
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw faults.of("looking at " + path, e);
        }
    }

    @Override
    public List<StoredObject> list(String folder) throws StoreException {
        present();
        List<StoredObject> found = new ArrayList<>();
        try {
            for (Path file : entries(root.resolve(folder), entry -> true)) {
                StorePath path = StorePath.parse(folder, name(file)).orElse(null);
                StoredObject object = path == null || isOurOwn(path) ? null : look(path);
                if (object != null) {
                    found.add(object);
                }
            }
            return found;
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw faults.of("listing " + folder, e);
        }
    }

    private static boolean isOurOwn(StorePath path) {
        return path.name().endsWith(FolderUpload.PARTIAL) || ProbeFile.is(path);
    }

    @Override
    public List<String> folders() throws StoreException {
        present();
        try {
            return entries(root, FolderStore::isFolder).stream()
                    .map(FolderStore::name)
                    .toList();
        } catch (IOException e) {
            throw faults.of("listing", e);
        }
    }

    private static boolean isFolder(Path entry) {
        String name = name(entry);
        return Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)
                && StorePath.isFolder(name)
                && !OF_THE_DISK.contains(name);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static List<Path> entries(Path folder, Predicate<Path> wanted) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(wanted).sorted().toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public InputStream open(StoredObject object, long offset) throws StoreException {
        present();
        try {
            FileChannel file =
                    FileChannel.open(place(object.path()), Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
            return Channels.newInputStream(file.position(offset));
        } catch (NoSuchFileException e) {
            throw ReadBack.missing(object.path());
        } catch (IOException e) {
            throw faults.of("reading " + object.path(), e);
        }
    }

    @Override
    public void delete(StoredObject object) throws StoreException {
        present();
        try {
            if (Files.deleteIfExists(place(object.path()))) {
                FolderUpload.sync(root.resolve(object.path().folder()));
            }
        } catch (IOException e) {
            throw faults.of("deleting " + object.path(), e);
        }
    }

    private void present() throws StoreException {
        if (!Files.isDirectory(root)) {
            throw faults.away();
        }
    }

    private Path place(StorePath path) {
        return root.resolve(path.folder()).resolve(path.name());
    }

    @Override
    public void close() {
        // nothing is open
    }
}
