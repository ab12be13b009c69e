package dev.belay.dump;

/** What a byte can begin outside of quotes, comments and data. */
enum CharClass {
    OTHER,
    SPACE,
    LETTER,
    DIGIT,
    QUOTE,
    DOUBLE_QUOTE,
    DOLLAR,
    DASH,
    SLASH,
    BACKSLASH,
    OPEN,
    CLOSE,
    DOT,
    SEMICOLON;

    private static final CharClass[] OF = new CharClass[256];

    static {
        for (int c = 0; c < OF.length; c++) {
            OF[c] = classify(c);
        }
    }

    static CharClass of(int c) {
        return OF[c];
    }

    /** Whether {@code c} goes on an unquoted identifier; not the end of the text, which is -1. */
    static boolean continuesIdentifier(int c) {
        return c >= 0 && (OF[c] == LETTER || OF[c] == DIGIT || c == '$');
    }

    private static CharClass classify(int c) {
        return switch (c) {
            case ' ', '\t', '\n', '\r', '\f', 0x0B -> SPACE;
            case '\'' -> QUOTE;
            case '"' -> DOUBLE_QUOTE;
            case '$' -> DOLLAR;
            case '-' -> DASH;
            case '/' -> SLASH;
            case '\\' -> BACKSLASH;
            case '(' -> OPEN;
            case ')' -> CLOSE;
            case '.' -> DOT;
            case ';' -> SEMICOLON;
            default -> classifyRest(c);
        };
    }

    private static CharClass classifyRest(int c) {
        int lower = c | 0x20;
        if ((lower >= 'a' && lower <= 'z') || c == '_' || c >= 0x80) {
            return LETTER;
        }
        return c >= '0' && c <= '9' ? DIGIT : OTHER;
    }
}
