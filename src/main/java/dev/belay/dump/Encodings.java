package dev.belay.dump;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** Java's names of PostgreSQL's encodings. */
final class Encodings {
    /** Where a character's further bytes may look like ASCII. */
    enum Width {
        /** They never do. */
        SAFE,
        /** Every byte beyond ASCII has one behind it that may. */
        PAIRS,
        /** The same, but for the half-width letters of one byte. */
        SHIFT_JIS;

        /** Whether the byte behind {@code c} belongs to the same character. */
        boolean leads(int c) {
            return switch (this) {
                case SAFE -> false;
                case PAIRS -> c > 0x80;
                case SHIFT_JIS -> (c > 0x80 && c < 0xA0) || c >= 0xE0;
            };
        }
    }

    private static final Map<String, String> OTHER_NAMES = Map.ofEntries(
            Map.entry("UTF8", "UTF-8"),
            Map.entry("UNICODE", "UTF-8"),
            Map.entry("LATIN5", "ISO-8859-9"),
            Map.entry("LATIN7", "ISO-8859-13"),
            Map.entry("LATIN9", "ISO-8859-15"),
            Map.entry("LATIN2", "ISO-8859-2"),
            Map.entry("LATIN3", "ISO-8859-3"),
            Map.entry("LATIN4", "ISO-8859-4"),
            Map.entry("KOI8R", "KOI8-R"),
            Map.entry("KOI8U", "KOI8-U"),
            Map.entry("EUC_KR", "EUC-KR"),
            Map.entry("EUC_JP", "EUC-JP"),
            Map.entry("EUC_CN", "GB2312"),
            Map.entry("EUC_TW", "x-EUC-TW"),
            Map.entry("SJIS", "windows-31j"),
            Map.entry("BIG5", "Big5"),
            Map.entry("UHC", "x-windows-949"),
            Map.entry("JOHAB", "x-Johab"),
            Map.entry("WIN866", "IBM866"),
            Map.entry("WIN874", "x-windows-874"));

    private Encodings() {}

    static Width width(String postgresName) {
        return switch (postgresName.toUpperCase(Locale.ROOT)) {
            case "SJIS", "SHIFT_JIS", "MSKANJI", "WIN932", "WINDOWS932", "SHIFT_JIS_2004" -> Width.SHIFT_JIS;
            case "BIG5", "WIN950", "WINDOWS950", "GBK", "WIN936", "UHC", "WIN949", "JOHAB", "GB18030" -> Width.PAIRS;
            default -> Width.SAFE;
        };
    }

    /** One that never fails: what Java does not know is read byte for byte, so that different names stay different. */
    static Charset charset(String postgresName) {
        String upper = postgresName.toUpperCase(Locale.ROOT).replace("-", "");
        String name = OTHER_NAMES.getOrDefault(upper, upper);
        if (name.startsWith("WIN125")) {
            name = "windows-125" + name.substring("WIN125".length());
        } else if (name.startsWith("ISO_8859_")) {
            name = "ISO-8859-" + name.substring("ISO_8859_".length());
        }
        return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.ISO_8859_1;
    }
}
