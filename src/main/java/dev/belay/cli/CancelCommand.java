package dev.belay.cli;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationId;
import dev.belay.operation.OperationKind;
import dev.belay.restore.RestoreView;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Cancels what runs, wherever it was begun. */
@Command(name = "cancel", description = "Cancel a running backup, restore, undo or removal, wherever it was begun.")
final class CancelCommand implements Callable<Integer> {
    private final Shell shell;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "Which one, when several run.")
    private @Nullable String id;

    CancelCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Services services = shell.services();
        Operation operation = chosen(services);
        boolean cancelled =
                switch (operation.kind()) {
                    case BACKUP, VERIFY, DRILL, FETCH -> services.backups().cancel(operation.id(), shell.actor());
                    case DELETE, PRUNE -> services.removals().cancel(operation.id(), shell.actor());
                    case RESTORE, UNDO -> services.restores().cancel(operation.id(), shell.actor());
                };
        if (!cancelled) {
            throw new BelayException(
                    ErrorCode.REFUSED,
                    what(operation) + " can no longer be cancelled",
                    operation.kind() == OperationKind.RESTORE
                            ? "let it end; then belay undo " + operation.id() + " brings back what was there"
                            : "let it end");
        }
        shell.output().say(what(operation) + " is cancelled");
        return ExitCodes.DONE;
    }

    private Operation chosen(Services services) {
        String wanted = id;
        if (wanted != null) {
            OperationId known = Usage.checked("belay cancel alone lists what runs", () -> new OperationId(wanted));
            return services.journal()
                    .find(known)
                    .orElseThrow(() -> new BelayException(
                            ErrorCode.NOT_FOUND,
                            "there is no operation " + known,
                            "belay cancel alone cancels what runs"));
        }
        List<Operation> running = running(services);
        if (running.size() == 1) {
            return running.getFirst();
        }
        if (running.isEmpty()) {
            throw new BelayException(ErrorCode.NOT_FOUND, "nothing is running", "there is nothing to cancel");
        }
        String all = running.stream().map(CancelCommand::what).collect(Collectors.joining(", "));
        throw new BelayException(
                ErrorCode.USAGE, "several operations are running: " + all, "name one: belay cancel ID");
    }

    private static List<Operation> running(Services services) {
        Stream<Operation> backups = services.journal().running().stream()
                .filter(operation -> !operation.kind().ofRestore());
        Stream<Operation> restores = services.restores().running().stream().map(RestoreView::operation);
        return Stream.concat(backups, restores).toList();
    }

    private static String what(Operation operation) {
        return "the " + operation.kind().word() + " " + operation.id() + " of " + operation.database();
    }
}
