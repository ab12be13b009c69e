package dev.belay.web.page;

import org.jspecify.annotations.Nullable;

/**
 * What the core said, as a sentence on a page.
 *
 * @param lang the language that it is in: the reader's where somebody translated it, else English
 */
record Sentence(String text, String lang) {
    private static final String ENGLISH = "en";

    /** {@code said} in the reader's language if it can be; null when nothing was said. */
    static @Nullable Sentence ofSaid(Words words, String said) {
        return said.isBlank() ? null : of(words, said);
    }

    static Sentence of(Words words, String said) {
        String plain = said.strip();
        return words.said(plain)
                .map(translated -> new Sentence(ended(Names.visible(translated)), words.language()))
                .orElseGet(() -> new Sentence(english(plain), ENGLISH));
    }

    /** The same without a full stop, in the middle of something else. */
    static Sentence phrase(Words words, String said) {
        return words.said(said)
                .map(translated -> new Sentence(Names.visible(translated), words.language()))
                .orElseGet(() -> new Sentence(Names.visible(said), ENGLISH));
    }

    /** Makes a sentence of the words that errors carry: they begin small and end without a full stop. */
    static String english(String words) {
        String text = Names.visible(words.strip());
        if (text.isEmpty()) {
            return text;
        }
        int first = text.codePointAt(0);
        String begun =
                firstWordIsAName(text) ? text : Character.toString(Character.toUpperCase(first)) + rest(text, first);
        return ended(begun);
    }

    private static String rest(String text, int first) {
        return text.substring(Character.charCount(first));
    }

    /** Such as {@code pg_dump} or {@code finance_2026}: a capital would make it another name. */
    private static boolean firstWordIsAName(String text) {
        String word = text.split("\\s", 2)[0];
        return word.chars().anyMatch(c -> c == '_' || c == '.' || c == '/');
    }

    private static String ended(String text) {
        int last = text.codePointBefore(text.length());
        boolean open = Character.isLetterOrDigit(last) || last == '"' || last == ')' || last == 0x2069;
        return open ? text + "." : text;
    }
}
