package dev.belay.process;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Starts child processes. */
public final class CommandRunner {
    private static final String DEFAULT_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    /** A Ctrl-C reaches every process of the terminal's group; a child in a session of its own is ended by us alone. */
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private static final int OUTPUT_LIMIT = 64 * 1024 * 1024;

    /**
     * Starts {@code command}, whose standard input is at its end; the caller reads its output and closes it.
     *
     * @throws BelayException when the program cannot be started
     */
    public RunningCommand start(Command command) {
        RunningCommand running = startFed(command);
        try {
            running.input().close();
            return running;
        } catch (IOException e) {
            running.close();
            throw cannotStart(command, e);
        }
    }

    /**
     * Starts {@code command}; the caller writes its standard input, also closes that at its end, reads its output and
     * closes it. Input that is not closed is never taken for whole: closing the command ends the child first.
     *
     * @throws BelayException when the program cannot be started
     */
    public RunningCommand startFed(Command command) {
        ProcessBuilder builder = new ProcessBuilder();
        if (Files.isExecutable(SETSID)) {
            builder.command().add(SETSID.toString());
        }
        builder.command().add(command.program());
        builder.command().addAll(command.arguments());
        Map<String, String> environment = builder.environment();
        String path = environment.getOrDefault("PATH", DEFAULT_PATH);
        environment.clear();
        environment.put("PATH", path);
        environment.put("LANG", "C.UTF-8");
        environment.putAll(command.environment());
        try {
            return new RunningCommand(builder.start(), command.limit());
        } catch (IOException e) {
            throw cannotStart(command, e);
        }
    }

    private static BelayException cannotStart(Command command, IOException e) {
        return new BelayException(
                ErrorCode.USAGE,
                "the program " + command.program() + " cannot be started",
                "install it, or name the folder that holds it",
                e);
    }

    /** Runs {@code command} to its end and collects what it prints. */
    public CommandResult run(Command command) {
        try (RunningCommand running = start(command)) {
            String output = read(running.output(), command.program());
            return switch (running.await()) {
                case CommandResult.Exited(int code, String _, String errors) ->
                    new CommandResult.Exited(code, output, errors);
                case CommandResult.TimedOut timedOut -> timedOut;
                case CommandResult.Ended ended -> ended;
            };
        } catch (IOException e) {
            throw new BelayException(
                    ErrorCode.INTERNAL, "the output of " + command.program() + " cannot be read", "", e);
        }
    }

    private static String read(InputStream output, String program) throws IOException {
        byte[] bytes = output.readNBytes(OUTPUT_LIMIT);
        if (bytes.length == OUTPUT_LIMIT) {
            throw new IOException(program + " printed more than is collected");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
