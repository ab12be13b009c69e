package dev.belay.dump;

import dev.belay.dump.StatementKind.LargeObject;
import dev.belay.dump.StatementKind.Other;
import dev.belay.dump.StatementKind.SetSequence;
import dev.belay.dump.StatementKind.Setting;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a SELECT behind its first word: a dump calls a few functions by it. */
final class CallParser {
    private final SqlTokens tokens;
    private final String defaultSchema;

    CallParser(SqlTokens tokens, String defaultSchema) {
        this.tokens = tokens;
        this.defaultSchema = defaultSchema;
    }

    StatementKind select() {
        Optional<TableName> function = tokens.qualifiedName("pg_catalog");
        if (function.isEmpty() || !tokens.acceptSymbol("(")) {
            return new Other();
        }
        return switch (function.get().name()) {
            case "setval" -> setval();
            case "set_config" -> setConfig();
            case "lo_create" -> new LargeObject(true);
            case "lo_open" -> loOpen();
            default -> new Other();
        };
    }

    private StatementKind setval() {
        Optional<TableName> name = new SqlTokens(tokens.next().text()).qualifiedName(defaultSchema);
        if (name.isEmpty() || !tokens.acceptSymbol(",")) {
            return new Other();
        }
        String sign = tokens.acceptSymbol("-") ? "-" : "";
        String digits = tokens.next().text();
        boolean called = !(tokens.acceptSymbol(",") && tokens.accept("false"));
        if (!digits.matches("[0-9]{1,19}") || new BigInteger(sign + digits).bitLength() >= Long.SIZE) {
            return new Other();
        }
        return new SetSequence(new SequenceValue(name.get(), Long.parseLong(sign + digits), called));
    }

    private StatementKind setConfig() {
        String name = tokens.next().text();
        if (!tokens.acceptSymbol(",")) {
            return new Other();
        }
        SqlTokens value = new SqlTokens(tokens.next().text());
        List<String> values = new ArrayList<>();
        do {
            values.add(value.next().text());
        } while (value.acceptSymbol(","));
        return new Setting(name, values);
    }

    /** Dumps of before PostgreSQL 12 make and open a large object in one statement. */
    private StatementKind loOpen() {
        boolean creates = tokens.qualifiedName("pg_catalog")
                .map(function -> "lo_create".equals(function.name()))
                .orElse(false);
        return new LargeObject(creates);
    }
}
