package dev.belay;

import dev.belay.cli.BelayCommand;
import dev.belay.cli.ShutdownInterrupts;
import dev.belay.cli.SystemTerminal;
import dev.belay.config.Environment;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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
                args,
                () -> new Belay(environment, Clock.systemUTC()),
                inUtf8(FileDescriptor.out),
                inUtf8(FileDescriptor.err),
                terminal);
        interrupts.finished(code);
        System.exit(code);
    }

    /** Names are in any script, and a container often has no locale that says so. */
    private static PrintStream inUtf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
