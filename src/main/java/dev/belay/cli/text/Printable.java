package dev.belay.cli.text;

/** Makes names from databases and files safe to print: one of them may hold a line break or a terminal's command. */
public final class Printable {
    private Printable() {}

    /** {@code text} in one line. */
    public static String line(String text) {
        return escape(text, false);
    }

    /** {@code text} with its line breaks. */
    public static String lines(String text) {
        return escape(text, true);
    }

    private static String escape(String text, boolean keepLineBreaks) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (!dangerous(point) || (keepLineBreaks && point == '\n')) {
                safe.appendCodePoint(point);
            } else {
                safe.append("\\u{").append(Integer.toHexString(point)).append('}');
            }
        });
        return safe.toString();
    }

    /** Controls, and the marks that turn the direction of writing. */
    private static boolean dangerous(int point) {
        int type = Character.getType(point);
        return Character.isISOControl(point)
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE
                || point == 0x61C
                || (point >= 0x200E && point <= 0x200F)
                || (point >= 0x202A && point <= 0x202E)
                || (point >= 0x2066 && point <= 0x2069);
    }
}
