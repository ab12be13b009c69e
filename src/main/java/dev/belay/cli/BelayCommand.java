package dev.belay.cli;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/** The command {@code belay}. */
public final class BelayCommand {
    private static final Logger LOG = LoggerFactory.getLogger(BelayCommand.class);

    private BelayCommand() {}

    /**
     * Runs one command to its end.
     *
     * @param services opened when the command needs them, and closed
     * @return the exit code
     */
    public static int run(
            String[] args, Supplier<Services> services, PrintStream out, PrintStream err, Terminal terminal) {
        Output output = new Output(out, err, asksForJson(args));
        try (Shell shell = new Shell(services, output, terminal)) {
            return line(shell, output).execute(args);
        } catch (RuntimeException e) {
            return report(e, output);
        }
    }

    private static boolean asksForJson(String[] args) {
        return Arrays.stream(args).takeWhile(arg -> !arg.equals("--")).anyMatch("--json"::equals);
    }

    private static CommandLine line(Shell shell, Output output) {
        CommandLine line = CommandTree.grow(shell);
        line.setOut(writer(output.people()));
        line.setErr(writer(output.notes()));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((e, _, _) -> report(e, output));
        line.setParameterExceptionHandler((e, _) -> report(misuse(e), output));
        return line;
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, stream.charset());
    }

    private static int report(Exception failure, Output output) {
        BelayException told = failure instanceof BelayException known ? known : bug(failure);
        output.failure(null, told);
        return ExitCodes.of(told.code());
    }

    private static BelayException bug(Exception failure) {
        String id = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("error {}", id, failure);
        return new BelayException(
                ErrorCode.INTERNAL,
                "an error inside Belay, number " + id,
                "look for this number in the log, and report it with what stands there",
                failure);
    }

    private static BelayException misuse(ParameterException misuse) {
        String command = misuse.getCommandLine().getCommandSpec().qualifiedName();
        String message = String.valueOf(misuse.getMessage()).replaceAll("\\s+", " ");
        boolean topLevel = misuse.getCommandLine().getParent() == null;
        String sentence = topLevel && misuse instanceof CommandLine.UnmatchedArgumentException unmatched
                ? "there is no command '" + unmatched.getUnmatched().getFirst() + "'"
                : message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
        return new BelayException(ErrorCode.USAGE, sentence, "see " + command + " --help", misuse);
    }
}
