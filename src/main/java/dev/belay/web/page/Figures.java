package dev.belay.web.page;

import java.util.Locale;

/** Numbers as people read them: thousands separated, a true minus sign. */
final class Figures {
    private static final String MINUS = "−";

    private Figures() {}

    static String number(long value) {
        String digits = String.format(Locale.ROOT, "%,d", value);
        return value < 0 ? MINUS + digits.substring(1) : digits;
    }

    /** With its sign; zero has none. */
    static String signed(long value) {
        return value > 0 ? "+" + number(value) : number(value);
    }

    /** A change in whole percents, with its sign; {@code before} is above zero. */
    static String percent(long before, long after) {
        return signed(Math.round(100.0 * (after - before) / before)) + " %";
    }
}
