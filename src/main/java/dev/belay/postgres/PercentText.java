package dev.belay.postgres;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Percent-encoded text, in which a plus sign is a plus sign. */
final class PercentText {
    private static final Pattern WELL_FORMED = Pattern.compile("(?:[^%]|%[0-9A-Fa-f]{2})*+", Pattern.DOTALL);

    private PercentText() {}

    /** What {@code text} stands for; empty when a percent sign is left alone in it. */
    static Optional<String> decode(String text) {
        return WELL_FORMED.matcher(text).matches()
                ? Optional.of(URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8))
                : Optional.empty();
    }
}
