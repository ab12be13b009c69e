package dev.belay.config;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;

/**
 * What a process is given from outside.
 *
 * @param variables of the environment
 * @param folder in which it was started; relative paths start here
 * @param zone of the system
 */
public record Environment(Map<String, String> variables, Path folder, ZoneId zone) {
    public Environment {
        variables = Map.copyOf(variables);
        folder = folder.toAbsolutePath().normalize();
    }

    /** This process's own. */
    public static Environment ofProcess() {
        return new Environment(System.getenv(), Path.of(""), ZoneId.systemDefault());
    }

    /** Whether nobody wants colours: see no-color.org. */
    public boolean plain() {
        return !variables.getOrDefault("NO_COLOR", "").isEmpty()
                || variables.getOrDefault("TERM", "").equals("dumb");
    }
}
