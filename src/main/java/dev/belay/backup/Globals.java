package dev.belay.backup;

import dev.belay.backup.Dumper.GlobalsState;
import dev.belay.dump.DumpListener;
import dev.belay.dump.DumpReader;
import dev.belay.dump.Statement;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What belongs to the whole server: roles without passwords, tablespaces, settings.
 *
 * @param sql null when there is none
 * @param warnings what is missing in it, and why
 */
record Globals(@Nullable String sql, List<String> warnings) {
    private static final int LIMIT_CHARACTERS = 256 * 1024;
    private static final Pattern PASSWORD = Pattern.compile(
            "SCRAM-SHA-256\\$|\\bmd5[0-9a-f]{32}\\b|^\\s*(CREATE|ALTER)\\s+(ROLE|USER)\\b.*\\bPASSWORD\\b",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern SECRET_SETTING = Pattern.compile(
            "^\\s*ALTER\\s+(ROLE|USER|DATABASE)\\b.*\\bSET\\s+\\S*(password|passwd|secret|token|credential|apikey|api_key"
                    + "|private_key)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    Globals {
        warnings = List.copyOf(warnings);
    }

    /** What may be kept of an answer. A statement that holds a secret, or looks as if it did, is left out and named. */
    static Globals of(GlobalsState answer) {
        return switch (answer) {
            case GlobalsState.Printed(String sql) -> kept(sql);
            case GlobalsState.Missing(String why) -> without(why);
        };
    }

    private static Globals kept(String printed) {
        List<String> statements = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (String statement : statements(printed)) {
            if (PASSWORD.matcher(statement).find()) {
                warnings.add("a statement about a role is left out of the globals: it holds a password");
            } else if (SECRET_SETTING.matcher(statement).find()) {
                warnings.add("a setting is left out of the globals: its name says that it is a secret");
            } else {
                statements.add(statement);
            }
        }
        String sql = String.join("\n", statements) + "\n";
        return sql.length() > LIMIT_CHARACTERS
                ? without("they take more than " + LIMIT_CHARACTERS + " characters")
                : new Globals(sql, warnings);
    }

    private static Globals without(String why) {
        return new Globals(
                null, List.of("the server's roles, tablespaces and settings are not in this backup: " + why));
    }

    private static List<String> statements(String printed) {
        List<String> all = new ArrayList<>();
        try {
            DumpReader.read(new ByteArrayInputStream(printed.getBytes(StandardCharsets.UTF_8)), new DumpListener() {
                @Override
                public int statementLimitBytes() {
                    return 4 * LIMIT_CHARACTERS;
                }

                @Override
                public void statement(Statement statement) {
                    String sql = statement.sql().strip();
                    all.add(sql.endsWith(";") ? sql : sql + ";");
                }
            });
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
