package dev.belay.web.page;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What the product's core says, in another language than its own English. The English sentence is the key: the core, the
 * journal and the log know nothing of languages, and a sentence that nobody translated stays as it is.
 */
final class Sentences {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
    private static final Comparator<Entry> MOST_WORDS_FIRST =
            Comparator.comparingInt(Entry::words).reversed();

    private final List<Entry> entries;

    private Sentences(List<Entry> entries) {
        this.entries = entries;
    }

    /** One sentence with its places, in both languages. */
    record Entry(String english, String translated, Pattern pattern) {
        static Entry of(String english, String translated) {
            String[] words = PLACE.split(english, -1);
            StringBuilder pattern = new StringBuilder(Pattern.quote(words[0]));
            Matcher place = PLACE.matcher(english);
            for (int i = 1; place.find(); i++) {
                pattern.append("(?<p").append(place.group(1)).append(">.+?)").append(Pattern.quote(words[i]));
            }
            return new Entry(english, translated, Pattern.compile(pattern.toString(), Pattern.DOTALL));
        }

        /** How much of it is fixed: the more, the less it can be mistaken for another. */
        private int words() {
            return PLACE.matcher(english).replaceAll("").length();
        }
    }

    /** Reads {@code /sentences_LANGUAGE.txt}; none for a language that has no such file, as English. */
    static Sentences of(String language) {
        try (InputStream stream = Sentences.class.getResourceAsStream("/sentences_" + language + ".txt")) {
            return new Sentences(stream == null ? List.of() : read(stream));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Entry> read(InputStream stream) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
        List<String> lines = reader.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        List<Entry> entries = new ArrayList<>(IntStream.range(0, lines.size() / 2)
                .mapToObj(pair -> Entry.of(lines.get(2 * pair), lines.get(2 * pair + 1)))
                .toList());
        entries.sort(MOST_WORDS_FIRST);
        return entries;
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** {@code said} in this language; empty when nobody translated it. */
    Optional<String> find(String said) {
        return entries.stream()
                .map(entry -> fill(entry, entry.pattern().matcher(said)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> fill(Entry entry, Matcher found) {
        if (!found.matches()) {
            return Optional.empty();
        }
        return Optional.of(PLACE.matcher(entry.translated()).replaceAll(place -> {
            String argument = found.group("p" + place.group(1));
            return Matcher.quoteReplacement(find(argument).orElse(argument));
        }));
    }
}
