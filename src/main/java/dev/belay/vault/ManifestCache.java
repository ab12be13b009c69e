package dev.belay.vault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Reads manifests, and reads one again only when its file has changed. */
final class ManifestCache {
    private static final int LIMIT_BYTES = 64 * 1024 * 1024;

    private final ManifestSeal seal;
    private final Map<Path, Entry> entries = new ConcurrentHashMap<>();

    ManifestCache(ManifestSeal seal) {
        this.seal = seal;
    }

    /** The manifest beside a dump. */
    sealed interface Sidecar {
        /** There is none. */
        record Missing() implements Sidecar {}

        /** There is one, and this is what it is. */
        record Read(SealState state) implements Sidecar {}
    }

    Sidecar read(Path file) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            Version version = new Version(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
            Entry entry = entries.get(file);
            if (entry == null || !entry.version().equals(version)) {
                entry = new Entry(version, open(file, attributes));
                entries.put(file, entry);
            }
            return new Sidecar.Read(entry.state());
        } catch (NoSuchFileException e) {
            return new Sidecar.Missing();
        } catch (IOException e) {
            return new Sidecar.Read(new SealState.Broken("its manifest cannot be read: " + e));
        }
    }

    /** Forgets all but those of {@code files}. */
    void keepOnly(Collection<Path> files) {
        entries.keySet().retainAll(files);
    }

    private SealState open(Path file, BasicFileAttributes attributes) throws IOException {
        if (!attributes.isRegularFile() || attributes.size() > LIMIT_BYTES) {
            return new SealState.Broken("its manifest is not a file of a sensible size");
        }
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return seal.open(in.readNBytes(LIMIT_BYTES));
        }
    }

    private record Version(
            FileTime modified, long bytes, @Nullable Object inode) {}

    private record Entry(Version version, SealState state) {}
}
