package dev.belay.vault;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Reads manifests without their tables, and reads one again only when its file has changed. */
final class ManifestCache {
    private static final int LIMIT_BYTES = 64 * 1024 * 1024;

    private final ManifestSeal seal;
    private final Map<Path, Entry> entries = new ConcurrentHashMap<>();
    private final TableShelf shelf = new TableShelf();

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
            FileFacts facts = FileFacts.of(file);
            Entry entry = entries.get(file);
            Object key = seal.generation();
            if (entry == null || !entry.key().equals(key) || !entry.version().equals(facts.version())) {
                entry = new Entry(facts.version(), key, open(facts));
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

    private SealState open(FileFacts facts) throws IOException {
        if (!facts.regular() || facts.bytes() > LIMIT_BYTES) {
            return new SealState.Broken("its manifest is not a file of a sensible size");
        }
        Path file = facts.file();
        return seal.outline(bytes(file), () -> shelf.get(file, facts.version(), () -> tables(file)));
    }

    private List<TableEntry> tables(Path file) {
        try {
            return switch (seal.open(bytes(file))) {
                case SealState.Ours(Manifest manifest) ->
                    manifest.contents().tables().all();
                case SealState.Foreign(Manifest manifest) ->
                    manifest.contents().tables().all();
                case SealState.Broken(String why) -> throw changed(file, new DamagedException(why));
            };
        } catch (IOException e) {
            throw changed(file, e);
        }
    }

    private static BelayException changed(Path file, IOException why) {
        return new BelayException(
                ErrorCode.NOT_FOUND,
                "the manifest " + file.getFileName() + " is gone or was changed a moment ago",
                "look at the list of backups again",
                why);
    }

    private static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return in.readNBytes(LIMIT_BYTES);
        }
    }

    /** @param key with which it was looked at */
    private record Entry(FileFacts.Version version, Object key, SealState state) {}
}
