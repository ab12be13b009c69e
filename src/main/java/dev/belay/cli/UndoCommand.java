package dev.belay.cli;

import dev.belay.operation.OperationId;
import dev.belay.restore.RestoreService;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Undoes a restore. */
@Command(name = "undo", description = "Undo a restore: the database from before it comes back.")
final class UndoCommand implements Callable<Integer> {
    private final Shell shell;

    @Parameters(paramLabel = "RESTORE", description = "The restore's id.")
    private String restore = "";

    @Mixin
    private ConfirmOptions options = new ConfirmOptions();

    UndoCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        RestoreService restores = shell.services().restores();
        OperationId id = Usage.checked("belay restore told its id", () -> new OperationId(restore));
        OperationId undo = restores.openUndo(id, shell.actor());
        return new GuardedAct(shell, options).run(restores.view(undo).preview(), () -> undo);
    }
}
