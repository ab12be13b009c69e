package dev.belay.cli;

import dev.belay.offsite.Found;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Proves that a copy can be restored. */
@Command(
        name = "drill",
        description = "Fetch a copy, restore it in a scratch server, compare, and remove what was fetched.")
final class CopyDrillCommand implements Callable<Integer> {
    private final Shell shell;

    @Parameters(paramLabel = "BACKUP", description = "The backup's id.")
    private String backup = "";

    @Mixin
    private final StoreChoice choice = new StoreChoice();

    CopyDrillCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Found found = choice.find(shell, FetchCommand.id(backup));
        return new FetchWatch(shell)
                .follow(
                        found,
                        shell.services()
                                .fetching()
                                .fetchAndDrill(found.store(), found.id(), choice.key(shell), shell.actor()));
    }
}
