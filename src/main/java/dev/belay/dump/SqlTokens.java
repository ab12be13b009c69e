package dev.belay.dump;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The beginning of one statement, token by token. */
final class SqlTokens {
    enum Kind {
        /** An unquoted identifier or keyword, folded to lower case. */
        WORD,
        /** A quoted identifier. */
        NAME,
        STRING,
        NUMBER,
        SYMBOL,
        END
    }

    record Token(Kind kind, String text) {
        boolean isIdentifier() {
            return kind == Kind.WORD || kind == Kind.NAME;
        }

        boolean isWord(String word) {
            return kind == Kind.WORD && text.equals(word);
        }

        boolean isSymbol(String symbol) {
            return kind == Kind.SYMBOL && text.equals(symbol);
        }
    }

    private static final Token END = new Token(Kind.END, "");

    private final String sql;
    private int at;
    private Token current;

    SqlTokens(String sql) {
        this.sql = sql;
        this.current = read();
    }

    Token peek() {
        return current;
    }

    Token next() {
        Token token = current;
        current = read();
        return token;
    }

    boolean atEnd() {
        return current.kind() == Kind.END;
    }

    /** Passes {@code words} when they come next, all of them and in order. */
    boolean accept(String... words) {
        int start = at;
        Token first = current;
        for (String word : words) {
            if (!current.isWord(word)) {
                at = start;
                current = first;
                return false;
            }
            next();
        }
        return true;
    }

    /** Passes the next token when it is one of {@code words}. */
    void passAny(String... words) {
        if (current.kind() == Kind.WORD && List.of(words).contains(current.text())) {
            next();
        }
    }

    boolean acceptSymbol(String symbol) {
        if (current.isSymbol(symbol)) {
            next();
            return true;
        }
        return false;
    }

    /** Passes everything up to and with the next {@code words}; false at the end. */
    boolean acceptAnywhere(String... words) {
        while (!atEnd()) {
            if (accept(words)) {
                return true;
            }
            next();
        }
        return false;
    }

    Optional<String> identifier() {
        return current.isIdentifier() ? Optional.of(next().text()) : Optional.empty();
    }

    /** A name of one to three parts; the database in front of three is dropped. */
    Optional<TableName> qualifiedName(String defaultSchema) {
        List<String> parts = new ArrayList<>();
        do {
            identifier().filter(part -> !part.isEmpty()).ifPresent(parts::add);
        } while (acceptSymbol("."));
        return switch (parts.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(new TableName(defaultSchema, parts.getFirst()));
            default -> Optional.of(new TableName(parts.get(parts.size() - 2), parts.getLast()));
        };
    }

    /** The identifiers of a list in parentheses, if one comes next. */
    List<String> identifierList() {
        List<String> names = new ArrayList<>();
        if (acceptSymbol("(")) {
            while (!atEnd() && !acceptSymbol(")")) {
                if (current.isIdentifier()) {
                    names.add(current.text());
                }
                next();
            }
        }
        return names;
    }

    private Token read() {
        at = SqlBlanks.skip(sql, at);
        if (at >= sql.length()) {
            return END;
        }
        char c = sql.charAt(at);
        char following = at + 1 < sql.length() ? sql.charAt(at + 1) : ' ';
        if (c == '"') {
            return new Token(Kind.NAME, quoted('"', false));
        } else if (c == '\'') {
            return new Token(Kind.STRING, quoted('\'', false));
        } else if ((c == 'E' || c == 'e') && following == '\'') {
            at++;
            return new Token(Kind.STRING, quoted('\'', true));
        } else if (isLetter(c)) {
            return new Token(Kind.WORD, folded(run()));
        } else if (c >= '0' && c <= '9') {
            return new Token(Kind.NUMBER, run());
        }
        at++;
        return new Token(Kind.SYMBOL, String.valueOf(c));
    }

    private static boolean isLetter(char c) {
        return CharClass.of(Math.min(c, 0xFF)) == CharClass.LETTER;
    }

    /** The server folds A to Z and nothing else. */
    private static String folded(String word) {
        StringBuilder folded = new StringBuilder(word);
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                folded.setCharAt(i, (char) (c + ('a' - 'A')));
            }
        }
        return folded.toString();
    }

    private String run() {
        int from = at;
        while (at < sql.length() && CharClass.continuesIdentifier(Math.min(sql.charAt(at), 0xFF))) {
            at++;
        }
        return sql.substring(from, at);
    }

    private String quoted(char quote, boolean escapes) {
        StringBuilder text = new StringBuilder();
        at++;
        while (at < sql.length()) {
            char c = sql.charAt(at++);
            boolean doubled = c == quote && at < sql.length() && sql.charAt(at) == quote;
            if (c == quote && !doubled) {
                return text.toString();
            } else if (doubled) {
                at++;
                text.append(quote);
            } else if (c == '\\' && escapes && at < sql.length()) {
                text.append(sql.charAt(at++));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
