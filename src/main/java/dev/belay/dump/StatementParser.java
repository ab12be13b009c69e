package dev.belay.dump;

import dev.belay.dump.StatementKind.ChangeRows;
import dev.belay.dump.StatementKind.Insert;
import dev.belay.dump.StatementKind.NamesRoles;
import dev.belay.dump.StatementKind.Other;
import dev.belay.dump.StatementKind.OutOfPlace;
import dev.belay.dump.StatementKind.Setting;
import dev.belay.dump.StatementKind.WholeDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells the kind of one statement by its first words. */
final class StatementParser {
    private final SqlTokens tokens;
    private final String defaultSchema;

    StatementParser(SqlTokens tokens, String defaultSchema) {
        this.tokens = tokens;
        this.defaultSchema = defaultSchema;
    }

    StatementKind parse() {
        SqlTokens.Token verb = tokens.next();
        if (verb.kind() != SqlTokens.Kind.WORD) {
            return new Other();
        }
        return switch (verb.text()) {
            case "insert" -> insert();
            case "copy" -> new CopyParser(tokens, defaultSchema).copy();
            case "create" -> create();
            case "select" -> new CallParser(tokens, defaultSchema).select();
            case "set" -> set();
            case "alter" -> alter();
            case "grant", "revoke" -> grant(verb.text());
            case "comment" -> tokens.accept("on", "database") ? new WholeDatabase("COMMENT ON DATABASE") : new Other();
            case "update", "delete", "merge", "truncate" -> changeRows(verb.text());
            case "drop" -> drop();
            case "do", "rollback", "abort" -> new OutOfPlace(verb.text().toUpperCase(Locale.ROOT));
            default -> new Other();
        };
    }

    private StatementKind insert() {
        Optional<TableName> table = tokens.accept("into") ? tokens.qualifiedName(defaultSchema) : Optional.empty();
        return table.<StatementKind>map(name -> new Insert(name, tokens.identifierList()))
                .orElse(new Other());
    }

    private StatementKind grant(String verb) {
        RoleParser roles = new RoleParser(tokens);
        List<String> grantees = roles.grantees();
        return roles.ofDatabase()
                ? new WholeDatabase(verb.toUpperCase(Locale.ROOT) + " … ON DATABASE")
                : new NamesRoles(grantees);
    }

    private StatementKind drop() {
        if (tokens.accept("database")) {
            return new WholeDatabase("DROP DATABASE");
        }
        if (!tokens.accept("table")) {
            return new Other();
        }
        tokens.passAny("if");
        tokens.passAny("exists");
        return changeRows("drop");
    }

    private StatementKind create() {
        if (tokens.accept("policy")) {
            return new NamesRoles(new RoleParser(tokens).policyRoles());
        }
        return tokens.accept("database")
                ? new WholeDatabase("CREATE DATABASE")
                : new CreateParser(tokens, defaultSchema).create();
    }

    private StatementKind set() {
        tokens.passAny("session", "local");
        if (tokens.accept("authorization")) {
            return new NamesRoles(RoleParser.real(List.of(tokens.next())));
        }
        Optional<String> name = tokens.identifier();
        if (name.isEmpty() || !(tokens.accept("to") || tokens.acceptSymbol("="))) {
            return new Other();
        }
        List<String> values = new ArrayList<>();
        do {
            values.add(tokens.next().text());
        } while (tokens.acceptSymbol(","));
        return new Setting(name.get().toLowerCase(Locale.ROOT), values);
    }

    private StatementKind alter() {
        if (tokens.accept("system")) {
            return new OutOfPlace("ALTER SYSTEM");
        } else if (tokens.accept("database")) {
            return new WholeDatabase("ALTER DATABASE");
        } else if (tokens.accept("default", "privileges")) {
            return new NamesRoles(new RoleParser(tokens).defaultPrivileges());
        }
        while (!tokens.atEnd()) {
            if (tokens.accept("owner", "to")) {
                return new NamesRoles(RoleParser.real(List.of(tokens.next())));
            } else if (tokens.accept("as", "identity")) {
                return identitySequence();
            }
            tokens.next();
        }
        return new Other();
    }

    private StatementKind identitySequence() {
        if (!tokens.acceptAnywhere("sequence", "name")) {
            return new Other();
        }
        return tokens.qualifiedName(defaultSchema)
                .<StatementKind>map(StatementKind.CreateSequence::new)
                .orElse(new Other());
    }

    private StatementKind changeRows(String verb) {
        tokens.passAny("from", "into", "table");
        tokens.passAny("only");
        return tokens.qualifiedName(defaultSchema)
                .<StatementKind>map(table -> new ChangeRows(table, verb.toUpperCase(Locale.ROOT)))
                .orElse(new Other());
    }
}
