package dev.belay.restore;

import dev.belay.operation.CancelSignal;
import dev.belay.restore.Preview.Origin;
import dev.belay.vault.BackupFolder;
import java.util.List;

/** Looks at a backup and at the live database, and says what a restore would do. Changes nothing. */
final class Previewer {
    private final Targets targets;
    private final BackupSources sources;

    Previewer(Targets targets, BackupFolder folder) {
        this.targets = targets;
        this.sources = new BackupSources(folder);
    }

    BackupSources sources() {
        return sources;
    }

    Preview preview(String database, String backup) {
        BackupSource source = sources.find(backup);
        LiveDatabase live = targets.live(database);
        TargetFacts target = live.target();
        LiveSnapshot now = live.count(new CancelSignal());
        return new Preview(
                source.name(),
                database,
                origin(source.origin(), target.serverVersion()),
                now.at(),
                source.sha256(),
                Comparison.compare(now.tables(), source.tables()),
                Preflight.items(source, target),
                Comparison.fingerprint(now));
    }

    /** What it would mean to go back to {@code old}, the database from before a restore. */
    Preview undo(String database, String old, RestoreEngine engine, Origin origin) {
        LiveDatabase live = targets.live(database);
        LiveSnapshot now = live.count(new CancelSignal());
        LiveSnapshot then = engine.count(old, new CancelSignal());
        List<Comparison.BackupTable> tables = then.tables().stream()
                .map(table ->
                        new Comparison.BackupTable(table.schema(), table.name(), table.rows(), table.whyUnknown()))
                .toList();
        return new Preview(
                old,
                database,
                origin(origin, live.target().serverVersion()),
                now.at(),
                Comparison.fingerprint(then),
                Comparison.compare(now.tables(), tables),
                List.of(),
                Comparison.fingerprint(now));
    }

    private static Origin origin(Origin origin, String liveVersion) {
        return new Origin(
                origin.takenAt(),
                origin.actor(),
                origin.reason(),
                origin.label(),
                origin.serverVersion(),
                liveVersion,
                origin.foreign());
    }
}
