package dev.belay.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts variables of the environment into a text: {@code ${NAME}}. */
final class Interpolation {
    private static final Pattern PLACE = Pattern.compile("\\$\\{([^}]*)}?");
    private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";

    private final Variables variables;
    private final Problems problems;

    Interpolation(Variables variables, Problems problems) {
        this.variables = variables;
        this.problems = problems;
    }

    Value resolve(String text, Origin origin) {
        Matcher place = PLACE.matcher(text);
        String resolved =
                place.replaceAll(found -> Matcher.quoteReplacement(contents(found.group(), found.group(1), origin)));
        return new Value(resolved, text, origin);
    }

    private String contents(String written, String name, Origin origin) {
        if (!written.endsWith("}") || !name.matches(NAME)) {
            problems.add(origin, "'" + written + "' names no variable", "write it as ${NAME}");
            return "";
        }
        return variables.secret(name).map(Value::text).orElseGet(() -> {
            problems.add(origin, "the variable " + name + " is not set", "set " + name + " or " + name + "_FILE");
            return "";
        });
    }
}
