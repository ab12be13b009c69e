package dev.belay.process;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What to run. The child sees no environment but {@code PATH}, {@code LANG} and what is given here.
 *
 * @param program absolute path, or a name looked up on {@code PATH}
 * @param arguments one entry per argument; never a secret, every account on the machine can read them
 * @param environment added to the child's environment
 * @param limit how long the child may run
 */
public record Command(String program, List<String> arguments, Map<String, String> environment, Duration limit) {
    public Command {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("a command needs a time limit: " + program);
        }
    }

    /** A command without an environment of its own. */
    public static Command of(Duration limit, String program, String... arguments) {
        return new Command(program, List.of(arguments), Map.of(), limit);
    }
}
