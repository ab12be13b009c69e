package dev.belay.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Runs the console until it is stopped. */
@Command(name = "serve", description = "Run the console until Ctrl-C.")
final class ServeCommand implements Callable<Integer> {
    private final Shell shell;

    ServeCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Services services = shell.services();
        return new Stay(shell).until(services::serve);
    }
}
