package dev.belay.web.http;

/** Text that others chose, for a line of a log. */
public final class Printable {
    private static final int MOST = 200;

    private Printable() {}

    /** {@code text} without anything that could start a new line or move the cursor, and not endless. */
    public static String of(String text) {
        StringBuilder printable = new StringBuilder();
        text.codePoints().limit(MOST).forEach(point -> append(printable, point));
        return printable.toString();
    }

    private static void append(StringBuilder printable, int point) {
        int type = Character.getType(point);
        boolean hidden = Character.isISOControl(point)
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE;
        if (hidden) {
            printable.append(String.format("\\u%04x", point));
        } else {
            printable.appendCodePoint(point);
        }
    }
}
