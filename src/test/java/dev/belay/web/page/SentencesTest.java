package dev.belay.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentencesTest {
    private static final Sentences KOREAN = Sentences.of("ko");
    private static final Path SOURCES = Path.of("src/main/java/dev/belay");
    private static final Pattern PIECES = Pattern.compile("\\{\\d}|[:;] ?");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    /** What a person meets on a page in the ordinary flow and in the common failures. */
    private static final List<Path> READ_ON_PAGES = Stream.of(
                    "PageDatabase.java",
                    "access/PasswordCheck.java",
                    "access/Reauthentication.java",
                    "access/Sessions.java",
                    "access/SetupLink.java",
                    "access/Throttle.java",
                    "access/User.java",
                    "access/Users.java",
                    "backup",
                    "PageStores.java",
                    "PageRecipients.java",
                    "drive",
                    "offsite",
                    "rclone",
                    "s3",
                    "operation",
                    "postgres",
                    "restore",
                    "vault/BackupFolder.java",
                    "vault/EmbeddedManifest.java",
                    "web/ErrorPages.java",
                    "web/console",
                    "web/http/Csrf.java",
                    "web/http/EventStreams.java",
                    "web/http/Exchange.java")
            .map(SOURCES::resolve)
            .toList();

    @Test
    void whatPeopleReadOnPagesIsThereInKorean() throws IOException {
        Set<String> said = SaidInSources.of(READ_ON_PAGES);

        assertThat(said).hasSizeGreaterThan(150);
        assertThat(said.stream().filter(SentencesTest::needsKorean)).isEmpty();
    }

    /** Commands, the words that a program is known by, the server's own words and a statement's own text are the same in every language. */
    private static boolean needsKorean(String said) {
        String words = said.replace(SaidInSources.PLACE, "").replaceAll("[^A-Za-z]", "");
        boolean command = Trouble.isCommand(said)
                || said.startsWith("line ")
                || said.contains("|")
                || said.equals("didn't find section in config file")
                || said.equals("7x7 on 7x7 as 7x7")
                || said.startsWith("the rows of ")
                || said.equals("the file 7x7 7x7");
        return words.length() > 3 && !command && KOREAN.find(said).isEmpty();
    }

    @Test
    void noSentenceIsTranslatedThatNobodySays() throws IOException {
        String sources = sources();
        Set<String> said = SaidInSources.of(List.of(SOURCES));

        assertThat(KOREAN.entries().stream()
                        .filter(entry -> said.stream()
                                .noneMatch(sentence ->
                                        entry.pattern().matcher(sentence).matches()))
                        .map(Sentences.Entry::english)
                        .filter(english -> !standsIn(sources, english)))
                .isEmpty();
    }

    /** Sentences that are put together elsewhere stand there in pieces. */
    private static boolean standsIn(String sources, String english) {
        return Arrays.stream(PIECES.split(english))
                .map(String::strip)
                .filter(words -> words.length() > 3)
                .allMatch(sources::contains);
    }

    @Test
    void bothLanguagesHaveTheSamePlaces() {
        assertThat(KOREAN.entries())
                .hasSizeGreaterThan(200)
                .allSatisfy(entry -> assertThat(places(entry.translated()))
                        .as(entry.english())
                        .isEqualTo(places(entry.english())));
    }

    @Test
    void noSentenceIsTranslatedTwice() {
        assertThat(KOREAN.entries().stream()
                        .map(entry -> PLACE.matcher(entry.english()).replaceAll("{}")))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "the role belay may create databases | 역할 belay에 데이터베이스를 만들 권한이 있습니다",
                "the database address names several hosts | 데이터베이스 주소를 쓸 수 없습니다: 호스트가 여럿입니다",
                "the server db:5432 cannot be reached: no route | 서버 db:5432에 접속할 수 없습니다: no route"
            })
    void whatStandsInAPlaceIsKeptOrTranslatedToo(String english, String korean) {
        assertThat(KOREAN.find(english)).contains(korean);
    }

    @Test
    void whatNobodyTranslatedStaysEnglishAndIsMarkedSo() {
        Words words =
                new Words(Messages.load(), Samples.shell(Locale.KOREAN, "/").place());

        assertThat(Sentence.of(words, "something new happened"))
                .isEqualTo(new Sentence("Something new happened.", "en"));
        assertThat(Sentence.of(words, "try again")).isEqualTo(new Sentence("다시 시도하세요.", "ko"));
        assertThat(KOREAN.find("$1 \\ is not a folder")).contains("$1 \\은(는) 폴더가 아닙니다");
    }

    private static Set<String> places(String sentence) {
        return PLACE.matcher(sentence)
                .results()
                .map(place -> place.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** With each sentence in one piece that the sources break over several lines. */
    private static String sources() throws IOException {
        try (Stream<Path> all = Files.walk(SOURCES)) {
            StringBuilder text = new StringBuilder();
            for (Path file :
                    all.filter(file -> file.toString().endsWith(".java")).toList()) {
                text.append(Files.readString(file));
            }
            return text.toString().replaceAll("\"\\s*\\+\\s*\"", "").replace("\\\\", "\\");
        }
    }
}
