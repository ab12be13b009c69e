package dev.belay.vault;

import dev.belay.vault.FileFacts.Version;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The tables that were asked for of late: charts ask for the same ones again and again. */
final class TableShelf {
    private static final int MANIFESTS = 128;

    private final Map<Key, List<TableEntry>> kept = new LinkedHashMap<>(MANIFESTS, 0.75F, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, List<TableEntry>> eldest) {
            return size() > MANIFESTS;
        }
    };

    /** Those of the manifest in {@code file} as it was in {@code version}, else what {@code read} gives. */
    synchronized List<TableEntry> get(Path file, Version version, Supplier<List<TableEntry>> read) {
        Key key = new Key(file, version);
        List<TableEntry> found = kept.get(key);
        if (found == null) {
            found = read.get();
            kept.put(key, found);
        }
        return found;
    }

    private record Key(Path file, Version version) {}
}
