package dev.belay;

import dev.belay.cli.BelayCommand;
import dev.belay.cli.ShutdownInterrupts;
import dev.belay.cli.SystemTerminal;
import dev.belay.config.Environment;
import java.time.Clock;

/** Process entry. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        Environment environment = Environment.ofProcess();
        ShutdownInterrupts interrupts =
                new ShutdownInterrupts(Runtime.getRuntime()::addShutdownHook, Runtime.getRuntime()::halt);
        SystemTerminal terminal = new SystemTerminal(
                System.console(), environment.plain(), System.getProperty("user.name", "unknown"), interrupts);
        int code = BelayCommand.run(
                args, () -> new Belay(environment, Clock.systemUTC()), System.out, System.err, terminal);
        interrupts.finished(code);
        System.exit(code);
    }
}
