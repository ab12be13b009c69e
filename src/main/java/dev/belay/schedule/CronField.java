package dev.belay.schedule;

import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One field of a cron expression.
 *
 * @param star whether it was written with a star, and so never widens what another field restricts
 * @param values it takes, in order
 */
record CronField(boolean star, SortedSet<Integer> values) {
    private static final Pattern PART =
            Pattern.compile("(?:\\*|(?<from>[0-9A-Z]{1,3})(?:-(?<to>[0-9A-Z]{1,3}))?)(?:/(?<step>[0-9]{1,3}))?");

    /** What a field is about, and what may stand in it; {@code names} count from {@code least}. */
    enum Kind {
        MINUTE(0, 59, ""),
        HOUR(0, 23, ""),
        DAY(1, 31, ""),
        MONTH(1, 12, "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC"),
        /** Both 0 and 7 are Sunday. */
        WEEKDAY(0, 7, "SUN MON TUE WED THU FRI SAT");

        private final int least;
        private final int most;
        private final String names;

        Kind(int least, int most, String names) {
            this.least = least;
            this.most = most;
            this.names = names;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        private int number(String text) {
            int named = List.of(names.split(" ")).indexOf(text);
            boolean digits = text.matches("\\d+");
            int number = digits ? Integer.parseInt(text) : named + least;
            if ((!digits && named < 0) || number < least || number > most) {
                throw new IllegalArgumentException(
                        "the " + word() + " '" + text + "' is not one of " + least + " to " + most);
            }
            return number;
        }
    }

    /** Throws {@link IllegalArgumentException} that says what is wrong with {@code text}. */
    static CronField parse(Kind kind, String text) {
        SortedSet<Integer> values = new TreeSet<>();
        for (String part : text.toUpperCase(Locale.ROOT).split(",", -1)) {
            Matcher form = PART.matcher(part);
            if (!form.matches()) {
                throw new IllegalArgumentException("the " + kind.word() + " cannot be '" + text + "'");
            }
            add(kind, form, values);
        }
        if (kind == Kind.WEEKDAY && values.remove(7)) {
            values.add(0);
        }
        return new CronField(text.startsWith("*"), values);
    }

    /** Whether it takes all that there are of {@code count}. */
    boolean full(int count) {
        return values.size() == count;
    }

    private static void add(Kind kind, Matcher form, SortedSet<Integer> values) {
        String from = form.group("from");
        String to = form.group("to");
        String step = form.group("step");
        int first = from == null ? kind.least : kind.number(from);
        boolean open = from == null || (to == null && step != null);
        int last = to != null ? kind.number(to) : open ? lastOf(kind) : first;
        int width = step == null ? 1 : Integer.parseInt(step);
        if (last < first || width == 0) {
            throw new IllegalArgumentException("the " + kind.word() + " '" + form.group() + "' leads nowhere");
        }
        for (int value = first; value <= last; value += width) {
            values.add(value);
        }
    }

    private static int lastOf(Kind kind) {
        return kind == Kind.WEEKDAY ? 6 : kind.most;
    }
}
