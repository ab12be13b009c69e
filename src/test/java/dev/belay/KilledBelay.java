package dev.belay;

import dev.belay.cli.BelayCommand;
import dev.belay.cli.FakeTerminal;
import dev.belay.config.Environment;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A Belay in a process of its own, which the kernel ends where the test wants it. */
final class KilledBelay implements AutoCloseable {
    private final Process process;
    private final BufferedReader lines;

    private KilledBelay(Process process) {
        this.process = process;
        this.lines = process.inputReader();
    }

    /** Starts a command that will stand still at {@code stop}, or nowhere. */
    static KilledBelay start(TestHome home, Stop stop, String... command) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(stop.name()));
        arguments.addAll(List.of(command));
        ProcessBuilder builder = new ProcessBuilder(TestHome.java(KilledBelay.class, arguments.toArray(String[]::new)));
        builder.environment().keySet().removeIf(name -> name.startsWith("BELAY_") || name.startsWith("PG"));
        builder.environment().putAll(home.variables());
        return new KilledBelay(builder.redirectErrorStream(true).start());
    }

    /** The first argument is a {@link Stop}, the others are the command. */
    public static void main(String[] arguments) {
        Stop stop = Stop.valueOf(arguments[0]);
        String[] command = List.of(arguments).subList(1, arguments.length).toArray(String[]::new);
        BelayCommand.run(
                command,
                () -> new Belay(
                        Environment.ofProcess(), Clock.systemUTC(), targets -> new StoppedTargets(targets, stop)),
                System.out,
                System.err,
                new FakeTerminal());
    }

    /** Waits until it prints a line that contains {@code words}. */
    KilledBelay awaitLine(String words) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            all.append(line).append('\n');
            if (line.contains(words)) {
                return this;
            }
        }
        throw new IllegalStateException("it ended before it printed '" + words + "':\n" + all);
    }

    /** What it printed that nobody has read yet, up to its end. */
    String rest() {
        return lines.lines().collect(Collectors.joining("\n"));
    }

    /** Kills it, and waits until the kernel has done it. */
    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        int code = process.waitFor();
        if (code != 128 + 9) {
            throw new IllegalStateException("it ended by itself with " + code);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
