package dev.belay.dump;

/**
 * How deep a {@code BEGIN ATOMIC … END} body is, whose semicolons end no statement. psql's own rule: only in a statement
 * that begins with {@code CREATE [OR REPLACE] FUNCTION|PROCEDURE}, only outside of parentheses, and {@code CASE} has an
 * {@code END} too.
 */
final class BodyDepth {
    private static final int HEAD_WORDS = 4;

    private final StringBuilder head = new StringBuilder(HEAD_WORDS);
    private int words;
    private int depth;

    void reset() {
        head.setLength(0);
        words = 0;
        depth = 0;
    }

    boolean isOpen() {
        return depth > 0;
    }

    void word(Word word, int parentheses) {
        if (words < HEAD_WORDS) {
            head.append(initial(word));
        }
        words++;
        if (parentheses == 0 && isRoutine()) {
            track(word);
        }
    }

    private static char initial(Word word) {
        if (word.is("create")) {
            return 'c';
        } else if (word.is("function") || word.is("procedure")) {
            return 'f';
        } else if (word.is("or")) {
            return 'o';
        }
        return word.is("replace") ? 'r' : '-';
    }

    private boolean isRoutine() {
        return head.length() > 1 && head.charAt(0) == 'c' && (head.charAt(1) == 'f' || "corf".contentEquals(head));
    }

    private void track(Word word) {
        if (word.is("begin")) {
            depth++;
        } else if (depth > 0 && word.is("case")) {
            depth++;
        } else if (depth > 0 && word.is("end")) {
            depth--;
        }
    }
}
