package dev.belay.schedule;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long something must be kept, in the calendar's own measure: {@code 7y}, {@code 90d}.
 *
 * @param text as people write it
 */
public record Term(String text) {
    private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,4})([ywd])");

    /** How long books are kept when nobody says otherwise. */
    public static final Term OF_BOOKS = new Term("7y");

    /** What to write, for hints. */
    public static final String HINT = "write a term such as 7y, 52w or 400d";

    public Term {
        text = text.strip().toLowerCase(Locale.ROOT);
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(HINT);
        }
    }

    /** The end of the term that begins at {@code began}. */
    public Instant after(Instant began, ZoneId zone) {
        return began.atZone(zone).plus(length()).toInstant();
    }

    private Period length() {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalStateException("checked when it was made");
        }
        int number = Integer.parseInt(form.group(1));
        return switch (form.group(2)) {
            case "y" -> Period.ofYears(number);
            case "w" -> Period.ofWeeks(number);
            default -> Period.ofDays(number);
        };
    }

    @Override
    public String toString() {
        return text;
    }
}
