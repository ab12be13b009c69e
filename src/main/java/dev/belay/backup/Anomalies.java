package dev.belay.backup;

import dev.belay.dump.TableName;
import dev.belay.vault.Anomaly;
import dev.belay.vault.Anomaly.Grade;
import dev.belay.vault.AnomalyReport;
import dev.belay.vault.Contents;
import dev.belay.vault.Extension;
import dev.belay.vault.Manifest;
import dev.belay.vault.StoredBackup;
import dev.belay.vault.TableEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares a new backup with the one that counted before it, from their manifests alone. */
public final class Anomalies {
    /** A table with fewer rows than this may lose some untold; emptied or dropped, and the backup still counts. */
    static final long TINY_ROWS = 10;

    private final Contents before;
    private final Contents now;
    private final AnomalySettings settings;
    /** Tables whose rows were left out on purpose in one of the two. */
    private final Set<String> excluded;

    private final List<Pattern> ignored;

    private final List<Anomaly> found = new ArrayList<>();

    private Anomalies(Contents before, Contents now, AnomalySettings settings) {
        this.before = before;
        this.now = now;
        this.settings = settings;
        this.excluded = new HashSet<>(before.excludedData());
        excluded.addAll(now.excludedData());
        this.ignored = settings.ignore().stream().map(Anomalies::pattern).toList();
    }

    /** The newest backup of {@code database} from before {@code began} that counts. */
    static Optional<Manifest> baseline(Collection<StoredBackup> all, String database, Instant began) {
        return all.stream()
                .filter(BackupCatalogue::counts)
                .flatMap(backup -> BackupCatalogue.manifest(backup).stream())
                .filter(manifest -> manifest.database().equals(database))
                .filter(manifest -> manifest.taken().began().isBefore(began))
                .max(Comparator.comparing(manifest -> manifest.taken().began()));
    }

    /** What stands out in {@code now} beside {@code baseline}, the gravest first. */
    static AnomalyReport between(Manifest baseline, Manifest now, AnomalySettings settings) {
        Anomalies comparison = new Anomalies(baseline.contents(), now.contents(), settings);
        comparison.server(baseline.source().systemIdentifier(), now.source().systemIdentifier());
        comparison.tables();
        comparison.size();
        comparison.extensions();
        return new AnomalyReport(
                baseline.id().value(),
                comparison.found.stream()
                        .sorted(Comparator.comparing(Anomaly::grade).reversed())
                        .toList(),
                null);
    }

    private void server(@Nullable String was, @Nullable String is) {
        if (was != null && is != null && !was.equals(is)) {
            found.add(new Anomaly.OtherServer(Grade.SUSPICIOUS, was, is));
        }
    }

    private void size() {
        long was = comparableBytes(before);
        long is = comparableBytes(now);
        if (lost(was, is, settings.sizeLostPercent())) {
            found.add(new Anomaly.SizeLost(Grade.SUSPICIOUS, was, is));
        }
    }

    private long comparableBytes(Contents contents) {
        long silentBytes = contents.tables().all().stream()
                .filter(table -> !compared(table))
                .mapToLong(TableEntry::bytes)
                .sum();
        return contents.plainBytes() - silentBytes;
    }

    private void tables() {
        Map<TableName, TableEntry> tables = new LinkedHashMap<>();
        now.tables().all().forEach(table -> tables.put(name(table), table));
        before.tables().all().stream()
                .filter(this::compared)
                .flatMap(table -> table(table, tables.get(name(table))).stream())
                .forEach(found::add);
    }

    private boolean compared(TableEntry table) {
        String name = name(table).toString();
        return !excluded.contains(name)
                && ignored.stream().noneMatch(pattern -> pattern.matcher(name).matches());
    }

    /** A star stands for anything, as in the names of partitions that come and go. */
    private static Pattern pattern(String name) {
        return Pattern.compile(
                Stream.of(name.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")), Pattern.DOTALL);
    }

    private Optional<Anomaly> table(TableEntry was, @Nullable TableEntry is) {
        String table = name(was).toString();
        boolean tiny = was.rows() < TINY_ROWS;
        Grade ifGone = tiny ? Grade.WARNING : Grade.SUSPICIOUS;
        if (is == null) {
            return Optional.of(new Anomaly.TableMissing(ifGone, table, was.rows()));
        }
        if (is.rows() == 0 && was.rows() > 0) {
            return Optional.of(new Anomaly.TableEmptied(ifGone, table, was.rows(), 0));
        }
        return !tiny && lost(was.rows(), is.rows(), settings.rowsLostPercent())
                ? Optional.of(new Anomaly.RowsLost(Grade.WARNING, table, was.rows(), is.rows()))
                : Optional.empty();
    }

    private void extensions() {
        Map<String, String> was = versions(before);
        Map<String, String> is = versions(now);
        Set<String> names = new TreeSet<>(was.keySet());
        names.addAll(is.keySet());
        names.stream()
                .filter(name -> !Objects.equals(was.get(name), is.get(name)))
                .map(name -> new Anomaly.ExtensionChanged(Grade.WARNING, name, was.get(name), is.get(name)))
                .forEach(found::add);
    }

    private static Map<String, String> versions(Contents contents) {
        Map<String, String> versions = new TreeMap<>();
        contents.extensions().forEach((Extension extension) -> versions.put(extension.name(), extension.version()));
        return versions;
    }

    /** Whether more than {@code percent} of {@code was} is gone; exactly so much is not. */
    private static boolean lost(long was, long is, int percent) {
        return 100 * (was - is) > percent * was;
    }

    private static TableName name(TableEntry table) {
        return new TableName(table.schema(), table.name());
    }
}
