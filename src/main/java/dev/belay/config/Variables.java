package dev.belay.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The environment's variables. An empty one counts as unset, as compose files pass on what is not there. */
final class Variables {
    private static final String FILE = "_FILE";
    private static final List<String> KNOWN = List.of(
            "BELAY_HOME",
            "BELAY_BACKUPS",
            "BELAY_PG_BIN",
            "BELAY_STATE_URL",
            "BELAY_ADMIN_PASSWORD",
            "BELAY_ADMIN_PASSWORD_FILE",
            "BELAY_TIMEZONE",
            "BELAY_BIND",
            "BELAY_PORT",
            "BELAY_PUBLIC_URL",
            "BELAY_TRUSTED_PROXIES",
            "BELAY_LOG",
            "BELAY_CONFIG");

    private final Environment environment;
    private final Problems problems;

    Variables(Environment environment, Problems problems) {
        this.environment = environment;
        this.problems = problems;
    }

    Optional<Value> find(String name) {
        return Optional.ofNullable(environment.variables().get(name))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> new Value(text, text, new Origin.Variable(name)));
    }

    /** The variable itself, or the contents of the file that {@code NAME_FILE} names. */
    Optional<Value> secret(String name) {
        Optional<Value> direct = find(name);
        Optional<Value> file = find(name + FILE);
        if (direct.isPresent() && file.isPresent()) {
            problems.add(name + " and " + name + FILE + " are both set", "keep one of the two");
        }
        return direct.or(() -> file.flatMap(this::contents))
                .map(value -> new Value(value.text(), "***", value.origin()));
    }

    /** Variables that look like a misspelt one of ours. */
    List<String> misspelt() {
        return environment.variables().keySet().stream()
                .filter(name -> name.startsWith("BELAY_") && !KNOWN.contains(name))
                .sorted()
                .flatMap(name -> Spelling.nearest(name, KNOWN).stream()
                        .map(near -> "the variable " + name + " is not read; did you mean " + near + "?"))
                .toList();
    }

    private Optional<Value> contents(Value named) {
        Path path = environment.folder().resolve(named.text());
        try {
            String text = Files.readString(path).strip();
            if (text.isEmpty()) {
                problems.add(named.origin(), "the file " + path + " is empty", "write the secret into it");
            }
            return Optional.of(new Value(text, "***", named.origin())).filter(value -> !text.isEmpty());
        } catch (IOException e) {
            problems.add(
                    named.origin(), "the file " + path + " cannot be read", "check that it exists and who may read it");
            return Optional.empty();
        }
    }
}
