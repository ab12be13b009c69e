package dev.belay.dump;

import dev.belay.dump.StatementKind.CreateExtension;
import dev.belay.dump.StatementKind.CreateSchema;
import dev.belay.dump.StatementKind.CreateSequence;
import dev.belay.dump.StatementKind.CreateTable;
import dev.belay.dump.StatementKind.Other;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a CREATE statement behind its first word. */
final class CreateParser {
    private static final Set<String> NO_COLUMNS =
            Set.of("constraint", "check", "unique", "primary", "foreign", "exclude", "like");

    private final SqlTokens tokens;
    private final String defaultSchema;

    CreateParser(SqlTokens tokens, String defaultSchema) {
        this.tokens = tokens;
        this.defaultSchema = defaultSchema;
    }

    StatementKind create() {
        tokens.passAny("unlogged");
        if (tokens.accept("table")) {
            return qualified().<StatementKind>map(this::table).orElse(new Other());
        } else if (tokens.accept("sequence")) {
            return qualified().<StatementKind>map(CreateSequence::new).orElse(new Other());
        } else if (tokens.accept("schema")) {
            return schema();
        }
        return tokens.accept("extension") ? extension() : new Other();
    }

    private Optional<TableName> qualified() {
        skipIfNotExists();
        return tokens.qualifiedName(defaultSchema);
    }

    private void skipIfNotExists() {
        if (tokens.accept("if")) {
            tokens.passAny("not");
            tokens.passAny("exists");
        }
    }

    private CreateTable table(TableName table) {
        boolean partition = tokens.accept("partition", "of");
        List<String> columns = List.of();
        if (!partition && tokens.peek().isSymbol("(")) {
            columns = columns();
        }
        boolean partitioned = false;
        boolean filled = false;
        while (!tokens.atEnd()) {
            partitioned |= tokens.accept("partition", "by");
            filled |= tokens.accept("as");
            tokens.next();
        }
        return new CreateTable(table, List.copyOf(columns), partitioned, filled);
    }

    private List<String> columns() {
        List<String> columns = new ArrayList<>();
        int depth = 0;
        boolean first = false;
        do {
            SqlTokens.Token token = tokens.next();
            if (first && isColumn(token)) {
                columns.add(token.text());
            }
            depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
            first = depth == 1 && (token.isSymbol("(") || token.isSymbol(",")) && !tokens.atEnd();
        } while (depth > 0 && !tokens.atEnd());
        return columns;
    }

    private static boolean isColumn(SqlTokens.Token token) {
        return token.kind() == SqlTokens.Kind.NAME
                || (token.kind() == SqlTokens.Kind.WORD && !NO_COLUMNS.contains(token.text()));
    }

    private StatementKind schema() {
        skipIfNotExists();
        if (tokens.accept("authorization")) {
            String owner = tokens.next().text();
            return new CreateSchema(owner, owner);
        }
        String name = tokens.next().text();
        @Nullable String owner = tokens.accept("authorization") ? tokens.next().text() : null;
        return new CreateSchema(name, owner);
    }

    private StatementKind extension() {
        skipIfNotExists();
        Optional<String> name = tokens.identifier();
        if (name.isEmpty()) {
            return new Other();
        }
        @Nullable String version = tokens.acceptAnywhere("version") ? tokens.next().text() : null;
        return new CreateExtension(new ExtensionName(name.get(), version));
    }
}
