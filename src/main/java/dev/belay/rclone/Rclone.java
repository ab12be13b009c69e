package dev.belay.rclone;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.offsite.OffsiteSettings;
import dev.belay.offsite.StoreException;
import dev.belay.offsite.StoreException.Kind;
import dev.belay.offsite.StorePath;
import dev.belay.offsite.Transfer;
import dev.belay.operation.CancelSignal;
import dev.belay.process.Command;
import dev.belay.process.CommandResult;
import dev.belay.process.CommandRunner;
import dev.belay.process.RunningCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The program, with what every call of it has in common. It reads its secrets from its own file; none is an argument. */
final class Rclone {
    private static final String PROGRAM = "rclone";
    /** For what moves a file or reads one to its end. */
    private static final Duration LONG = Duration.ofDays(2);

    private static final Duration SHORT = Duration.ofMinutes(10);
    private static final int OUTPUT_LIMIT = 64 * 1024 * 1024;

    /** The name of a remote of rclone's file: neither an option nor a connection string, which may hold a password. */
    private static final Pattern REMOTE = Pattern.compile("[\\p{L}\\p{N}_.+@][\\p{L}\\p{N}_.+@ -]*:.*", Pattern.DOTALL);

    /** Each thing is tried once, but for single requests: a stream that broke off cannot be gone on with. */
    private static final List<String> ALWAYS = List.of(
            "--ask-password=false",
            "--retries=1",
            "--low-level-retries=3",
            "--contimeout=15s",
            "--timeout=1m",
            "--log-level=ERROR");

    private final String remote;
    private final Map<String, String> environment;
    private final CommandRunner runner;
    private final RcloneFault faults;

    Rclone(OffsiteSettings.Rclone settings, CommandRunner runner) {
        if (!REMOTE.matcher(settings.remote()).matches()) {
            throw new BelayException(
                    ErrorCode.USAGE,
                    "an rclone remote cannot be reached as it is written",
                    "name one of rclone's configuration and a path in it, such as nas:belay; `rclone listremotes` lists them");
        }
        this.remote = settings.remote();
        this.environment = environment(settings.config());
        this.runner = runner;
        this.faults = new RcloneFault(remote);
    }

    private static Map<String, String> environment(@Nullable Path config) {
        Map<String, String> environment = new HashMap<>();
        environment.put("HOME", System.getProperty("user.home"));
        if (config != null) {
            environment.put("RCLONE_CONFIG", config.toString());
        }
        return environment;
    }

    String remote() {
        return remote;
    }

    /** What to call {@code path} in an argument. */
    String address(StorePath path) {
        return address(path.toString());
    }

    /** What to call a folder in an argument; the empty name is the top. */
    String address(String path) {
        boolean joined = path.isEmpty() || remote.endsWith(":") || remote.endsWith("/");
        return joined ? remote + path : remote + "/" + path;
    }

    /** Runs a command that ends soon; returns what it printed. */
    String ask(String... arguments) throws StoreException {
        return run(SHORT, new CancelSignal(), arguments);
    }

    /** Runs a command that may take as long as a transfer; returns what it printed. */
    String work(Transfer transfer, String... arguments) throws StoreException {
        return run(LONG, transfer.cancel(), arguments);
    }

    private String run(Duration limit, CancelSignal cancel, String... arguments) throws StoreException {
        try (RunningCommand running = runner.start(command(limit, arguments));
                CancelSignal.Registration _ = cancel.onCancel(running::end)) {
            byte[] output = running.output().readNBytes(OUTPUT_LIMIT);
            check(running, arguments);
            return new String(output, StandardCharsets.UTF_8);
        } catch (BelayException e) {
            throw absent(e);
        } catch (IOException e) {
            throw StoreException.orPassing(e, "what rclone printed cannot be read");
        }
    }

    /** Starts a command whose output, or input, is a file. The caller closes it. */
    RunningCommand stream(boolean fed, String... arguments) throws StoreException {
        Command command = command(LONG, arguments);
        try {
            return fed ? runner.startFed(command) : runner.start(command);
        } catch (BelayException e) {
            throw absent(e);
        }
    }

    /** Waits for the end of {@code running}, and throws what it means if it is not a good one. */
    void check(RunningCommand running, String... arguments) throws StoreException {
        CommandResult result = running.await();
        if (!(result instanceof CommandResult.Exited exited && exited.ok())) {
            throw faults.of(List.of(arguments), result);
        }
    }

    private Command command(Duration limit, String... arguments) {
        List<String> all = new ArrayList<>(ALWAYS);
        all.addAll(List.of(arguments));
        return new Command(PROGRAM, all, environment, limit);
    }

    private static StoreException absent(BelayException e) {
        return new StoreException(
                Kind.BROKEN, "the program rclone cannot be started", "install it: apt-get install rclone", e);
    }
}
