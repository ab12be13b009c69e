package dev.belay.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Runs the demo until it is stopped. */
@Command(name = "demo", description = "Run a demo database and a console for it until Ctrl-C.")
final class DemoCommand implements Callable<Integer> {
    private final Shell shell;

    DemoCommand(Shell shell) {
        this.shell = shell;
    }

    /** The demo has its own state, so that nothing of a real installation is touched. */
    @Override
    public Integer call() {
        Services services = shell.bare();
        return new Stay(shell).until(services::demo);
    }
}
