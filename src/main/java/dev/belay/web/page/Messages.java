package dev.belay.web.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The words of the pages, in every language. */
public final class Messages {
    /** The languages that pages are written in; the first one is the fallback. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.KOREAN);

    private final Map<String, Map<String, String>> byLanguage;
    private final Map<String, Sentences> sentences;

    private Messages(Map<String, Map<String, String>> byLanguage, Map<String, Sentences> sentences) {
        this.byLanguage = byLanguage;
        this.sentences = sentences;
    }

    /** Reads the messages that are packaged with the program. */
    public static Messages load() {
        return new Messages(forEachLanguage(Messages::read), forEachLanguage(Sentences::of));
    }

    private static <T> Map<String, T> forEachLanguage(Function<String, T> read) {
        return LANGUAGES.stream()
                .map(Locale::getLanguage)
                .collect(Collectors.toUnmodifiableMap(Function.identity(), read));
    }

    /** The language of the pages that serves {@code wanted} best. */
    public static Locale closest(Locale wanted) {
        return LANGUAGES.stream()
                .filter(language -> language.getLanguage().equals(wanted.getLanguage()))
                .findFirst()
                .orElse(LANGUAGES.getFirst());
    }

    /** The message called {@code key}, its places filled; a key that nobody wrote is a bug. */
    String text(Locale locale, String key, Object... arguments) {
        return find(locale, key, arguments)
                .orElseThrow(() -> new IllegalArgumentException("no message is called " + key));
    }

    /** As {@link #text}, for keys made from words that come from elsewhere. */
    Optional<String> find(Locale locale, String key, Object... arguments) {
        return Optional.ofNullable(in(locale).get(key)).map(message -> MessagePattern.fill(message, arguments));
    }

    /** What the core said, in the language of {@code locale}; empty when nobody translated it. */
    public Optional<String> said(Locale locale, String sentence) {
        return Optional.ofNullable(sentences.get(closest(locale).getLanguage())).flatMap(known -> known.find(sentence));
    }

    Set<String> keys(Locale locale) {
        return new TreeSet<>(in(locale).keySet());
    }

    private Map<String, String> in(Locale locale) {
        Map<String, String> messages = byLanguage.get(closest(locale).getLanguage());
        if (messages == null) {
            throw new IllegalStateException("no messages for " + locale);
        }
        return messages;
    }

    private static Map<String, String> read(String language) {
        String name = "/messages_" + language + ".properties";
        try (InputStream stream = Messages.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is not packaged");
            }
            Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8);
            Properties properties = new Properties();
            properties.load(reader);
            return properties.stringPropertyNames().stream()
                    .collect(Collectors.toUnmodifiableMap(Function.identity(), properties::getProperty));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
