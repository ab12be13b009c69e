package dev.belay;

import dev.belay.backup.BackupCatalogue;
import dev.belay.notify.Facts;
import dev.belay.notify.Trouble;
import dev.belay.operation.Journal;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationKind;
import dev.belay.restore.DrillRhythms;
import dev.belay.restore.Phase;
import dev.belay.restore.Proven;
import dev.belay.restore.Proven.Proof;
import dev.belay.vault.Manifest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What alarms are told of drills: when a restore was proven last, and whether the last word is that one was not. */
record DrillAlarm(BackupCatalogue catalogue, Journal journal, DrillRhythms rhythms) {
    private static final Set<String> RESTORED = Set.of(Phase.DONE.name(), Phase.UNDONE.name());

    Facts.Drill of(String database) {
        List<Manifest> manifests = catalogue.of(database).stream()
                .flatMap(backup -> BackupCatalogue.manifest(backup).stream())
                .toList();
        List<Operation> restores = journal.newest(OperationKind.RESTORE, database, RESTORED).stream()
                .toList();
        Proven proven = Proven.of(manifests, restores);
        Proof good = proven.good();
        return new Facts.Drill(
                good == null ? null : good.at(),
                rhythms.apply(database).proofLasts().orElse(null),
                proven.doubtful() ? flaw(proven.bad()) : null);
    }

    private static Facts.@Nullable Flaw flaw(@Nullable Proof bad) {
        return bad == null ? null : new Facts.Flaw(bad.backup(), Trouble.Kind.DRILL_FAILED, bad.at(), bad.detail());
    }
}
