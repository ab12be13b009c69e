package dev.belay.cli;

import dev.belay.backup.BackupPhase;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.cli.text.Printable;
import dev.belay.cli.text.Words;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationId;
import dev.belay.restore.DrillResult;
import dev.belay.restore.DrillTarget;
import dev.belay.vault.BackupId;
import dev.belay.vault.DrillRecord;
import dev.belay.vault.Manifest;
import dev.belay.vault.StoredBackup;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Tries one backup, shows how far it is, and says how it ended. */
final class DrillRun {
    private final Shell shell;
    private final Services services;

    DrillRun(Shell shell) {
        this.shell = shell;
        this.services = shell.services();
    }

    /** Returns the exit code. */
    int run(BackupId backup) {
        StoredBackup stored = services.folder()
                .find(backup)
                .orElseThrow(() -> new BelayException(
                        ErrorCode.NOT_FOUND, "there is no backup " + backup, "belay backups lists them"));
        OperationId id = services.drills().start(DrillTarget.of(stored), shell.actor());
        OperationWatch watch = new OperationWatch(shell);
        DrillResult result = watch.follow(
                id,
                (Duration limit) -> services.drills().await(id, limit),
                services.backups()::cancel,
                line -> services.journal().find(id).ifPresent(operation -> show(operation, line)));
        return switch (result) {
            case DrillResult.Good good -> good(backup, good);
            case DrillResult.Failed _ when watch.interrupted() -> cancelled(id, "");
            case DrillResult.Failed failed -> failed(id, backup, failed);
            case DrillResult.Cancelled(String by) -> cancelled(id, " by " + by);
        };
    }

    private int good(BackupId backup, DrillResult.Good good) {
        shell.output()
                .say("proven " + backup + "  " + Words.count(good.rows(), "row") + " restored in "
                        + Words.length(good.took()) + ", in " + Printable.line(good.place()));
        notes(backup).forEach(note -> shell.output().note("note: " + Printable.line(note)));
        return ExitCodes.DONE;
    }

    private List<String> notes(BackupId backup) {
        return services.folder()
                .find(backup)
                .flatMap(stored -> stored instanceof StoredBackup.Known known
                        ? Optional.of(known.manifest())
                        : Optional.<Manifest>empty())
                .flatMap(Manifest::lastDrill)
                .map(DrillRecord::notes)
                .orElse(List.of());
    }

    private int failed(OperationId id, BackupId backup, DrillResult.Failed failed) {
        if (failed.code() == ErrorCode.DAMAGED_BACKUP) {
            shell.output().say("BAD    " + backup);
        }
        return end(id, new BelayException(failed.code(), failed.sentence(), failed.hint()));
    }

    private int cancelled(OperationId id, String how) {
        return end(
                id, new BelayException(ErrorCode.CANCELLED, "the drill was cancelled" + how, "nothing was left of it"));
    }

    private int end(OperationId id, BelayException failure) {
        shell.output().failure(id.value(), failure);
        return ExitCodes.of(failure.code());
    }

    private static void show(Operation operation, LiveLine line) {
        switch (BackupPhase.valueOf(operation.phase())) {
            case PREPARING -> line.show(operation, "making a place for the drill");
            case LOADING -> line.show(operation, "restoring it there");
            case CHECKING -> line.show(operation, "checking what stands there");
            case DUMPING, VERIFYING, FETCHING, DONE, CANCELLED, FAILED -> {}
        }
    }
}
