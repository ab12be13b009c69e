package dev.belay.dump;

/** An unquoted word, as far as needed to tell keywords apart: without regard to case, and without making a string. */
final class Word {
    private static final int KEPT = 12;

    private final byte[] letters = new byte[KEPT];
    private int length;

    void clear() {
        length = 0;
    }

    void add(int c) {
        if (length < KEPT) {
            letters[length] = (byte) (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
        }
        length++;
    }

    int length() {
        return length;
    }

    /** {@code keyword} is in lower case and has fewer than twelve letters. */
    boolean is(String keyword) {
        if (keyword.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (keyword.charAt(i) != letters[i]) {
                return false;
            }
        }
        return true;
    }
}
