package dev.belay.restore;

import dev.belay.backup.BackupPhase;
import dev.belay.backup.calendar.CloseProof;
import dev.belay.operation.Failure;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationKind;
import dev.belay.operation.Operations;
import dev.belay.restore.DrillSettings.Rhythm;
import dev.belay.vault.DrillRecord;
import dev.belay.vault.Manifest;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * That the backup of a closed period was restored once to see that it can be. Nothing is kept for it: which closes are
 * still to be tried stands in their manifests, for whichever process looks next.
 */
public final class DrillProof implements CloseProof {
    private static final int LOOK_BACK = 200;

    private final Operations operations;
    private final Function<String, Rhythm> rhythm;

    /** @param rhythm how often each guarded database wants a drill */
    public DrillProof(Operations operations, Function<String, Rhythm> rhythm) {
        this.operations = operations;
        this.rhythm = rhythm;
    }

    @Override
    public void seek(Manifest closed) {
        // the next look at what is due finds it, also after a restart
    }

    @Override
    public ProofState of(Manifest closed) {
        return closed.lastDrill().map(DrillProof::found).orElseGet(() -> notYet(closed));
    }

    private static ProofState found(DrillRecord drill) {
        return drill.good()
                ? new ProofState.Proven(drill.at(), "restored in " + shown(drill.took()) + " in " + drill.place())
                : new ProofState.Missing(drill.detail());
    }

    private ProofState notYet(Manifest closed) {
        if (rhythm.apply(closed.database()) == Rhythm.NEVER) {
            return new ProofState.NotConfigured();
        }
        Optional<String> why = lastTry(closed)
                .filter(drill -> drill.phase().equals(BackupPhase.FAILED.name()))
                .map(drill -> Failure.of(drill).sentence());
        if (why.isPresent()) {
            return new ProofState.Missing(why.get());
        }
        return DrillDue.owed(closed, operations.clock().instant())
                ? new ProofState.Awaited()
                : new ProofState.Missing(
                        "it was not tried in the " + DrillDue.LATELY.toDays() + " days after it was closed");
    }

    private Optional<Operation> lastTry(Manifest closed) {
        return operations.journal().recent(Set.of(OperationKind.DRILL), LOOK_BACK).stream()
                .filter(drill -> DrillService.isOf(drill, closed.id()))
                .findFirst();
    }

    private static String shown(Duration took) {
        long seconds = took.toSeconds();
        return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
    }
}
