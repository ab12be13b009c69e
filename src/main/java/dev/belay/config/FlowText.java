package dev.belay.config;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes an entry of {@code belay.yml} in one line, as a person would. */
final class FlowText {
    private FlowText() {}

    /** Keys with their values, and lists of such. */
    static String of(Map<String, ?> entry) {
        return entry.entrySet().stream()
                .map(each -> each.getKey() + ": " + value(each.getValue()))
                .collect(Collectors.joining(", ", "{ ", " }"));
    }

    private static String value(Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(each -> each.getKey() + ": " + value(each.getValue()))
                        .collect(Collectors.joining(", ", "{ ", " }"));
            case List<?> list -> list.stream().map(FlowText::value).collect(Collectors.joining(", ", "[", "]"));
            default -> word(String.valueOf(value));
        };
    }

    /** Quoted unless it is one plain word: a time without quotes is a number to some readers. */
    private static String word(String text) {
        boolean plain = text.matches("[A-Za-z][A-Za-z0-9_-]*|\\d+[ywd]|\\d{4}-\\d{2}-\\d{2}")
                && !text.matches("(?i)true|false|yes|no|on|off|null");
        return plain ? text : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
