package dev.belay.web.api;

import dev.belay.backup.BackupCatalogue;
import dev.belay.backup.Databases;
import dev.belay.operation.Journal;
import dev.belay.operation.OperationKind;
import dev.belay.vault.StoredBackup;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The few figures on which an alarm is worth setting. */
public final class Metrics {
    private final Databases databases;
    private final BackupCatalogue catalogue;
    private final Journal journal;
    private final String version;
    private final Clock clock;

    public Metrics(Databases databases, BackupCatalogue catalogue, Journal journal, String version, Clock clock) {
        this.databases = databases;
        this.catalogue = catalogue;
        this.journal = journal;
        this.version = version;
        this.clock = clock;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        gauge(text, "belay_build_info", "The running version.");
        line(text, "belay_build_info{version=\"" + escaped(version) + "\"}", 1);
        gauge(text, "belay_operations_running", "Operations that have not ended.");
        for (OperationKind kind : OperationKind.values()) {
            long running = journal.running().stream()
                    .filter(operation -> operation.kind() == kind)
                    .count();
            line(text, "belay_operations_running{kind=\"" + kind.name().toLowerCase(Locale.ROOT) + "\"}", running);
        }
        gauge(text, "belay_backups", "Backups in the folder, good ones and others.");
        databases.all().forEach(database -> backups(text, database.name()));
        gauge(text, "belay_newest_good_backup_age_seconds", "Missing while there is no good backup.");
        databases.all().forEach(database -> age(text, database.name()));
        return text.toString();
    }

    private void backups(StringBuilder text, String database) {
        List<StoredBackup> all = catalogue.of(database);
        long good = all.stream().filter(BackupCatalogue::good).count();
        String label = "belay_backups{database=\"" + escaped(database) + "\",state=\"";
        line(text, label + "good\"}", good);
        line(text, label + "other\"}", all.size() - good);
    }

    private void age(StringBuilder text, String database) {
        catalogue.of(database).stream()
                .filter(BackupCatalogue::good)
                .flatMap(backup -> BackupCatalogue.manifest(backup).stream())
                .map(manifest -> Duration.between(manifest.taken().ended(), clock.instant()))
                .min(Duration::compareTo)
                .ifPresent(age -> line(
                        text,
                        "belay_newest_good_backup_age_seconds{database=\"" + escaped(database) + "\"}",
                        age.toSeconds()));
    }

    private static void gauge(StringBuilder text, String name, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(" gauge\n");
    }

    private static void line(StringBuilder text, String series, long value) {
        text.append(series).append(' ').append(value).append('\n');
    }

    private static String escaped(String label) {
        return label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
