package dev.belay.web.page;

import java.util.Locale;

/** Names that strangers chose, made safe to read: nothing in them may hide, reorder or break what stands around. */
final class Names {
    private static final String ISOLATE = "\u2068";
    private static final String END = "\u2069";

    private Names() {}

    /** With every invisible character shown by its number. */
    static String visible(String name) {
        StringBuilder shown = new StringBuilder(name.length());
        name.codePoints().forEach(point -> {
            if (invisible(point)) {
                shown.append(String.format(Locale.ROOT, "⟨U+%04X⟩", point));
            } else {
                shown.appendCodePoint(point);
            }
        });
        return shown.toString();
    }

    /** For use inside a sentence: its direction cannot leak. */
    static String isolated(String name) {
        return ISOLATE + visible(name) + END;
    }

    private static boolean invisible(int point) {
        return Character.isISOControl(point)
                || point == 0x061C
                || (point >= 0x200B && point <= 0x200F && point != 0x200D)
                || (point >= 0x2028 && point <= 0x202E)
                || (point >= 0x2060 && point <= 0x206F)
                || point == 0xFEFF;
    }
}
