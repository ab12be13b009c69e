package dev.belay.dump;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The settings of the dump itself on which the reading of its text depends. */
final class Session {
    private static final String PUBLIC = "public";

    private boolean standardStrings = true;
    private String defaultSchema = PUBLIC;
    private @Nullable String encoding;
    private Encodings.Width width = Encodings.Width.SAFE;
    private Charset charset = StandardCharsets.UTF_8;

    boolean backslashesEscape() {
        return !standardStrings;
    }

    /** Where names without a schema belong. */
    String defaultSchema() {
        return defaultSchema;
    }

    Optional<String> encoding() {
        return Optional.ofNullable(encoding);
    }

    Encodings.Width width() {
        return width;
    }

    Charset charset() {
        return charset;
    }

    void set(StatementKind.Setting setting) {
        switch (setting.name()) {
            case "standard_conforming_strings" -> standardStrings = isOn(setting.values());
            case "search_path" -> defaultSchema = firstSchema(setting.values());
            case "client_encoding" -> setEncoding(setting.values());
            default -> {} // no other setting changes how text is read
        }
    }

    private static boolean isOn(List<String> values) {
        return values.isEmpty()
                || switch (values.getFirst().toLowerCase(Locale.ROOT)) {
                    case "off", "false", "no", "0", "f", "n" -> false;
                    default -> true;
                };
    }

    private static String firstSchema(List<String> values) {
        return values.stream()
                .filter(schema -> !schema.isEmpty() && !schema.startsWith("$") && !"pg_catalog".equals(schema))
                .findFirst()
                .orElse(PUBLIC);
    }

    private void setEncoding(List<String> values) {
        if (!values.isEmpty()) {
            encoding = values.getFirst();
            width = Encodings.width(values.getFirst());
            charset = Encodings.charset(values.getFirst());
        }
    }
}
