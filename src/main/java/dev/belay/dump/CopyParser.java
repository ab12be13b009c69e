package dev.belay.dump;

import dev.belay.dump.StatementKind.Copy;
import dev.belay.dump.StatementKind.CopyPlace;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a COPY statement behind its first word. */
final class CopyParser {
    /** The options that leave one line one row. */
    private static final Set<String> HARMLESS = Set.of(
            "with", "oids", "format", "text", "delimiter", "delimiters", "null", "as", "encoding", "freeze", "default");

    private final SqlTokens tokens;
    private final String defaultSchema;

    CopyParser(SqlTokens tokens, String defaultSchema) {
        this.tokens = tokens;
        this.defaultSchema = defaultSchema;
    }

    StatementKind copy() {
        boolean binary = tokens.accept("binary");
        Optional<TableName> table = tokens.qualifiedName(defaultSchema);
        List<String> columns = table.isPresent() ? tokens.identifierList() : List.of();
        tokens.passAny("with");
        tokens.passAny("oids");
        boolean from = direction(table.isPresent());
        CopyPlace place = place();
        String uncountable = binary ? reason("binary") : uncountable();
        return new Copy(table.orElse(null), List.copyOf(columns), from, place, uncountable);
    }

    /** A query in parentheses may hold a FROM, but only a table takes rows. */
    private boolean direction(boolean table) {
        if (!table) {
            skipQuery();
        }
        boolean from = tokens.accept("from");
        tokens.passAny("to");
        return from;
    }

    private void skipQuery() {
        int depth = 0;
        do {
            SqlTokens.Token token = tokens.next();
            depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
        } while (depth > 0 && !tokens.atEnd());
    }

    private CopyPlace place() {
        if (tokens.accept("stdin") || tokens.accept("stdout")) {
            return CopyPlace.CLIENT;
        }
        CopyPlace place = tokens.accept("program") ? CopyPlace.SERVER_PROGRAM : CopyPlace.SERVER_FILE;
        tokens.next();
        return place;
    }

    private @Nullable String uncountable() {
        while (!tokens.atEnd()) {
            SqlTokens.Token token = tokens.next();
            if (token.kind() == SqlTokens.Kind.WORD && !HARMLESS.contains(token.text())) {
                return reason(token.text());
            }
        }
        return null;
    }

    private static String reason(String option) {
        return "its COPY has the option " + option.toUpperCase(Locale.ROOT);
    }
}
