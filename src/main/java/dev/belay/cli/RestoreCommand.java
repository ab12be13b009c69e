package dev.belay.cli;

import dev.belay.restore.Preview;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Restores a backup in guarded steps. */
@Command(
        name = "restore",
        description = "Restore a backup in guarded steps; Ctrl-C cancels it until the swap, and costs nothing.")
final class RestoreCommand implements Callable<Integer> {
    private final Shell shell;

    @Parameters(paramLabel = "BACKUP|FILE", description = "A backup's id, or the path of a dump file.")
    private String backup = "";

    @Option(names = "--database", paramLabel = "D", description = "Which one, when several are guarded.")
    private @Nullable String database;

    @Option(names = "--mode", paramLabel = "swap|in-place", description = "swap; in-place is not in this version.")
    private String mode = "swap";

    @Mixin
    private ConfirmOptions options = new ConfirmOptions();

    RestoreCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        requireSwap();
        Services services = shell.services();
        String name = new DatabaseChoice(services).forBackup(database, backup).name();
        Preview preview = services.restores().preview(name, backup);
        GuardedAct act = new GuardedAct(shell, options);
        return act.run(preview, () -> services.restores().open(preview, shell.actor()));
    }

    private void requireSwap() {
        switch (mode) {
            case "swap" -> {}
            case "in-place" ->
                throw Usage.notInThisVersion("--mode in-place", "restore by swap, which leaves live data whole");
            default -> throw Usage.wrong("there is no mode '" + mode + "'", "write --mode swap");
        }
    }
}
