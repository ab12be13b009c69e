package dev.belay.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MessagesTest {
    private static final Messages MESSAGES = Messages.load();
    private static final Pattern IN_TEMPLATES = Pattern.compile("#\\{([\\w.-]+)");
    private static final Pattern IN_PAGES = Pattern.compile("\"([a-zA-Z]+(?:\\.[a-zA-Z-]+)*\\.?)\"");

    static List<Locale> languages() {
        return Messages.LANGUAGES;
    }

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(MESSAGES.keys(Locale.KOREAN)).isEqualTo(MESSAGES.keys(Locale.ENGLISH));
    }

    @Test
    void bothLanguagesFillTheSamePlaces() {
        assertThat(MESSAGES.keys(Locale.ENGLISH))
                .allSatisfy(
                        key -> assertThat(places(Locale.KOREAN, key)).as(key).isEqualTo(places(Locale.ENGLISH, key)));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyKeyThatTemplatesNameIsThere(Locale language) throws IOException {
        assertThat(MESSAGES.keys(language)).containsAll(named(Path.of("templates"), IN_TEMPLATES));
    }

    /** A key is used when a template or a page names it whole, or names its beginning up to a dot. */
    @Test
    void noKeyIsThereForNothing() throws IOException {
        Set<String> named = named(Path.of("templates"), IN_TEMPLATES);
        named.addAll(named(Path.of("src/main/java/dev/belay/web/page"), IN_PAGES));
        assertThat(MESSAGES.keys(Locale.ENGLISH))
                .allSatisfy(
                        key -> assertThat(usesOf(key)).as("who says %s", key).anyMatch(named::contains));
    }

    @ParameterizedTest
    @CsvSource({"1,1 table", "0,0 tables", "2,2 tables", "1234567,'1,234,567 tables'"})
    void countsAgreeWithTheirWord(long count, String said) {
        assertThat(MessagePattern.fill("{0} {0|table|tables}", count)).isEqualTo(said);
    }

    @Test
    void whatIsFilledInIsNeverReadAsAPlace() {
        assertThat(MessagePattern.fill("{0} and {1}", "{1} $1 \\", "b")).isEqualTo("{1} $1 \\ and b");
    }

    @Test
    void aKeyThatNobodyWroteIsABug() {
        assertThatThrownBy(() -> MESSAGES.text(Locale.ENGLISH, "no.such.key")).hasMessageContaining("no.such.key");
    }

    @Test
    void aLanguageThatPagesAreNotWrittenInGetsEnglish() {
        assertThat(Messages.closest(Locale.FRENCH)).isEqualTo(Locale.ENGLISH);
        assertThat(Messages.closest(Locale.KOREA)).isEqualTo(Locale.KOREAN);
    }

    private static List<String> places(Locale locale, String key) {
        return Pattern.compile("\\{(\\d)}")
                .matcher(MESSAGES.text(locale, key))
                .results()
                .map(place -> place.group(1))
                .distinct()
                .sorted()
                .toList();
    }

    private static List<String> usesOf(String key) {
        String[] parts = key.split("\\.");
        return Stream.concat(
                        Stream.of(key),
                        IntStream.range(1, parts.length)
                                .mapToObj(length ->
                                        Arrays.stream(parts).limit(length).collect(Collectors.joining(".")) + "."))
                .toList();
    }

    private static Set<String> named(Path folder, Pattern pattern) throws IOException {
        Set<String> named = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                pattern.matcher(Files.readString(file))
                        .results()
                        .map((MatchResult found) -> found.group(1))
                        .forEach(named::add);
            }
        }
        return named;
    }
}
