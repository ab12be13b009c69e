package dev.belay.notify;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says troubles in one language; on pages and in messages with the same words. */
public final class Wording {
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    private final Properties words;
    private final DateTimeFormatter moment;
    private final ZoneId zone;
    private final UnaryOperator<String> said;

    private Wording(Properties words, ZoneId zone, UnaryOperator<String> said) {
        this.words = words;
        this.moment = DateTimeFormatter.ofPattern(required(words, "moment"), Locale.ROOT);
        this.zone = zone;
        this.said = said;
    }

    /**
     * In the language of {@code locale} when it is spoken, else in English; times in {@code zone}.
     *
     * @param said what the core said, in that language as far as somebody translated it
     */
    public static Wording in(Locale locale, ZoneId zone, UnaryOperator<String> said) {
        String language = locale.getLanguage().equals(Locale.KOREAN.getLanguage()) ? "ko" : "en";
        return new Wording(read("/alarms_" + language + ".properties"), zone, said);
    }

    /** What is wrong, in one line. */
    public String title(Trouble trouble, String database) {
        return fill(find(trouble, "").orElseThrow(), trouble, database);
    }

    /** That it is over, in one line. */
    public String over(Trouble trouble, String database) {
        return fill(find(trouble, ".over").orElseThrow(), trouble, database);
    }

    /** What to do about it. */
    public String toDo(Trouble trouble, String database) {
        String general = fill(find(trouble, ".do").orElseThrow(), trouble, database);
        return trouble.hint().isBlank() ? general : sentence(said.apply(trouble.hint())) + " " + general;
    }

    /** More than the title says, such as what the core said; empty when there is nothing more. */
    public String detail(Trouble trouble) {
        return find(trouble, ".detail")
                .filter(words -> !trouble.text().isBlank())
                .map(words -> sentence(fill(words, trouble, "")))
                .orElse("");
    }

    /** A sentence of its own, with its named places filled. */
    public String text(String key, Map<String, String> places) {
        return fill(required(words, key), places);
    }

    /** Date and time to the minute, with the zone. */
    public String moment(Instant at) {
        return moment.format(at.atZone(zone)) + " " + zone.getId();
    }

    private Optional<String> find(Trouble trouble, String part) {
        String key = trouble.kind().name();
        boolean never = trouble.at() == null && words.containsKey(key + ".never" + part);
        return Optional.ofNullable(words.getProperty(key + (never ? ".never" : "") + part))
                .or(() -> Optional.ofNullable(words.getProperty(key + part)));
    }

    private String fill(String pattern, Trouble trouble, String database) {
        Instant at = trouble.at();
        return fill(
                pattern,
                Map.of(
                        "database", database,
                        "about", trouble.about(),
                        "text", said(trouble.text()),
                        "at", at == null ? "" : moment(at),
                        "since", moment(trouble.since())));
    }

    /** Each line is a sentence of its own. */
    private String said(String text) {
        return text.lines().map(said).collect(Collectors.joining("; "));
    }

    private static String fill(String pattern, Map<String, String> places) {
        return PLACE.matcher(pattern)
                .replaceAll(place -> Matcher.quoteReplacement(places.getOrDefault(place.group(1), "")));
    }

    /** The core's words begin small and end without a full stop. */
    private static String sentence(String said) {
        String text = said.strip();
        if (text.isEmpty()) {
            return text;
        }
        String begun = text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
        return Character.isLetterOrDigit(begun.charAt(begun.length() - 1)) ? begun + "." : begun;
    }

    private static String required(Properties words, String key) {
        return Optional.ofNullable(words.getProperty(key))
                .orElseThrow(() -> new IllegalArgumentException("no words for " + key));
    }

    private static Properties read(String name) {
        try (InputStream stream = Wording.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is not packaged");
            }
            Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8);
            Properties properties = new Properties();
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
