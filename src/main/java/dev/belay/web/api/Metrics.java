package dev.belay.web.api;

import dev.belay.backup.BackupCatalogue;
import dev.belay.backup.Databases;
import dev.belay.backup.GuardedDatabase;
import dev.belay.base.BelayException;
import dev.belay.notify.Alarms;
import dev.belay.notify.Facts.RouteHealth;
import dev.belay.offsite.OffsiteService;
import dev.belay.offsite.StoreStatus;
import dev.belay.operation.Journal;
import dev.belay.operation.OperationKind;
import dev.belay.vault.Manifest;
import dev.belay.vault.StoredBackup;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The few figures on which an alarm is worth setting. */
public final class Metrics {
    private static final Logger LOG = LoggerFactory.getLogger(Metrics.class);

    private final Databases databases;
    private final BackupCatalogue catalogue;
    private final OffsiteService offsite;
    private final Journal journal;
    private final Alarms alarms;
    private final String version;
    private final Clock clock;

    public Metrics(Sources sources, String version, Clock clock) {
        this.databases = sources.databases();
        this.catalogue = sources.catalogue();
        this.offsite = sources.offsite();
        this.journal = sources.journal();
        this.alarms = sources.alarms();
        this.version = version;
        this.clock = clock;
    }

    /** Whose figures these are. */
    public record Sources(
            Databases databases, BackupCatalogue catalogue, OffsiteService offsite, Journal journal, Alarms alarms) {}

    String text() {
        Exposition text = new Exposition();
        text.gauge("belay_build_info", "The running version.").line("belay_build_info", 1, "version", version);
        operations(text);
        backups(text);
        copies(text);
        troubles(text);
        routes(text);
        process(text);
        return text.toString();
    }

    private void operations(Exposition text) {
        text.gauge("belay_operations_running", "Operations that have not ended.");
        Map<OperationKind, Long> running = journal.running().stream()
                .collect(Collectors.groupingBy(operation -> operation.kind(), Collectors.counting()));
        for (OperationKind kind : OperationKind.values()) {
            text.line("belay_operations_running", running.getOrDefault(kind, 0L), "kind", kind.word());
        }
        text.counter("belay_operations_total", "Operations by the phase that they stand in, such as done or failed.");
        journal.tallies()
                .forEach(tally -> text.line(
                        "belay_operations_total",
                        tally.count(),
                        "database",
                        tally.database(),
                        "kind",
                        tally.kind().word(),
                        "phase",
                        tally.phase().toLowerCase(Locale.ROOT)));
    }

    private void backups(Exposition text) {
        Map<String, List<StoredBackup>> all = databases.all().stream()
                .map(GuardedDatabase::name)
                .collect(Collectors.toMap(name -> name, catalogue::of, (one, _) -> one));
        text.gauge("belay_backups", "Backups in the folder, good ones and others.");
        all.forEach((database, stored) -> {
            long good = stored.stream().filter(BackupCatalogue::good).count();
            long counting = stored.stream().filter(BackupCatalogue::counts).count();
            text.line("belay_backups", counting, "database", database, "state", "good");
            text.line("belay_backups", good - counting, "database", database, "state", "suspicious");
            text.line("belay_backups", stored.size() - good, "database", database, "state", "other");
        });
        newest(text, all);
    }

    private void newest(Exposition text, Map<String, List<StoredBackup>> all) {
        Map<String, Manifest> newest = all.entrySet().stream()
                .flatMap(each -> newest(each.getValue()).map(good -> Map.entry(each.getKey(), good)).stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Instant now = clock.instant();
        each(
                text,
                newest,
                "age_seconds",
                "Missing while there is no good backup.",
                good -> Duration.between(good.taken().ended(), now).toSeconds());
        each(
                text,
                newest,
                "timestamp_seconds",
                "When it ended, since 1970.",
                good -> good.taken().ended().getEpochSecond());
        each(text, newest, "duration_seconds", "How long it took.", Metrics::seconds);
        each(text, newest, "sql_bytes", "SQL in it.", good -> good.contents().plainBytes());
        each(text, newest, "stored_bytes", "Its file.", good -> good.contents().storedBytes());
        each(text, newest, "rows", "Rows in it.", good -> good.contents().rows());
    }

    private static double seconds(Manifest good) {
        return Duration.between(good.taken().began(), good.taken().ended()).toMillis() / 1000.0;
    }

    private static Optional<Manifest> newest(List<StoredBackup> newestFirst) {
        return newestFirst.stream().filter(BackupCatalogue::counts).findFirst().flatMap(BackupCatalogue::manifest);
    }

    private static void each(
            Exposition text,
            Map<String, Manifest> newest,
            String name,
            String help,
            Function<Manifest, Number> figure) {
        text.gauge("belay_newest_good_backup_" + name, help);
        newest.forEach((database, good) ->
                text.line("belay_newest_good_backup_" + name, figure.apply(good), "database", database));
    }

    private void copies(Exposition text) {
        List<StoreStatus> stores = offsite.stores();
        text.gauge("belay_copies", "Copies elsewhere by the state that they stand in.");
        for (StoreStatus store : stores) {
            StoreStatus.Counts counts = store.counts();
            copies(text, store, "waiting", counts.waiting());
            copies(text, store, "proven", counts.proven());
            copies(text, store, "failed", counts.failed());
            copies(text, store, "missing", counts.missing());
            copies(text, store, "damaged", counts.damaged());
        }
        text.gauge("belay_store_stopped", "1 when a store takes no copies until somebody has done something.");
        stores.forEach(
                store -> text.line("belay_store_stopped", store.problem() == null ? 0 : 1, "store", store.name()));
        text.gauge("belay_copy_proven_timestamp_seconds", "When a copy last arrived and was read back.");
        stores.forEach(store -> Optional.ofNullable(store.lastProven())
                .ifPresent(at ->
                        text.line("belay_copy_proven_timestamp_seconds", at.getEpochSecond(), "store", store.name())));
    }

    private static void copies(Exposition text, StoreStatus store, String state, int count) {
        text.line("belay_copies", count, "store", store.name(), "state", state);
    }

    private void troubles(Exposition text) {
        text.gauge("belay_troubles", "What is wrong now; no series when nothing is.");
        alarms.standing()
                .forEach(standing -> text.line(
                        "belay_troubles",
                        1,
                        "kind",
                        standing.trouble().kind().name().toLowerCase(Locale.ROOT),
                        "database",
                        standing.trouble().database(),
                        "about",
                        standing.trouble().about(),
                        "severity",
                        standing.trouble().kind().severity().word()));
    }

    private void routes(Exposition text) {
        List<RouteHealth> all = alarms.health();
        text.gauge("belay_route_failures", "Attempts that failed since a message last arrived.");
        all.forEach(route -> text.line("belay_route_failures", route.failures(), "route", route.route()));
        text.gauge("belay_route_delivered_timestamp_seconds", "When a message last arrived; missing when none did.");
        all.forEach(route -> Optional.ofNullable(route.delivered())
                .ifPresent(at -> text.line(
                        "belay_route_delivered_timestamp_seconds", at.getEpochSecond(), "route", route.route())));
    }

    private void process(Exposition text) {
        try {
            long free = catalogue.usableSpace();
            text.gauge("belay_disk_free_bytes", "Where the backups are kept.").line("belay_disk_free_bytes", free);
        } catch (BelayException unknown) {
            LOG.warn("the space that is left is unknown: {}", unknown.sentence());
        }
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        text.gauge("jvm_memory_used_bytes", "Memory in use.")
                .line("jvm_memory_used_bytes", heap.getUsed(), "area", "heap");
        text.gauge("jvm_memory_max_bytes", "Memory that may be used.")
                .line("jvm_memory_max_bytes", heap.getMax(), "area", "heap");
        text.gauge("jvm_threads_current", "Threads of the operating system.")
                .line("jvm_threads_current", ManagementFactory.getThreadMXBean().getThreadCount());
        text.gauge("process_uptime_seconds", "Since the console began.")
                .line(
                        "process_uptime_seconds",
                        ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0);
    }
}
