package dev.belay.web.page;

/** Makes a sentence of the words that errors carry: they begin small and end without a full stop. */
final class Sentence {
    private Sentence() {}

    static String of(String words) {
        String text = Names.visible(words.strip());
        if (text.isEmpty()) {
            return text;
        }
        int first = text.codePointAt(0);
        String begun =
                firstWordIsAName(text) ? text : Character.toString(Character.toUpperCase(first)) + rest(text, first);
        return endsOpen(begun) ? begun + "." : begun;
    }

    private static String rest(String text, int first) {
        return text.substring(Character.charCount(first));
    }

    /** Such as {@code pg_dump} or {@code finance_2026}: a capital would make it another name. */
    private static boolean firstWordIsAName(String text) {
        String word = text.split("\\s", 2)[0];
        return word.chars().anyMatch(c -> c == '_' || c == '.' || c == '/');
    }

    private static boolean endsOpen(String text) {
        int last = text.codePointBefore(text.length());
        return Character.isLetterOrDigit(last) || last == '"' || last == ')' || last == 0x2069;
    }
}
