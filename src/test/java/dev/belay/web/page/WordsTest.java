package dev.belay.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    private static final Messages MESSAGES = Messages.load();
    private final Words english = words(Locale.ENGLISH, "Asia/Seoul");
    private final Words korean = words(Locale.KOREAN, "Asia/Seoul");

    @ParameterizedTest
    @CsvSource({
        "PT0S,a moment ago",
        "PT59S,a moment ago",
        "PT60S,1 minute ago",
        "PT59M,59 minutes ago",
        "PT60M,1 hour ago",
        "PT47H59M,47 hours ago",
        "PT48H,2 days ago",
        "PT-30S,in a moment",
        "PT-2H,in 2 hours"
    })
    void agesAreToldInTheGreatestUnitThatFits(Duration ago, String said) {
        assertThat(english.relative(Samples.NOW.minus(ago))).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0.11S,0.1 s",
        "PT48S,48 s",
        "PT4M12S,4 min 12 s",
        "PT3H12M40S,3 h 12 min",
        "PT50H,2 d 2 h",
    })
    void lengthsAreToldInTwoUnitsAtMost(Duration length, String said) {
        assertThat(english.duration(length)).isEqualTo(said);
    }

    @Test
    void timesAreToldInTheZoneAndNameIt() {
        assertThat(english.exact(Samples.NOW)).isEqualTo("20 Nov 2026, 14:12:31 Asia/Seoul");
        assertThat(korean.exact(Samples.NOW)).isEqualTo("2026년 11월 20일 14:12:31 Asia/Seoul");
        assertThat(words(Locale.ENGLISH, "Pacific/Apia").exact(Samples.NOW)).startsWith("20 Nov 2026, 18:12:31");
    }

    @Test
    void theYearIsToldWhenItIsAnother() {
        assertThat(english.day(Samples.NOW)).isEqualTo("20 Nov, 14:12");
        assertThat(english.day(Instant.parse("2025-12-31T14:59:00Z"))).isEqualTo("31 Dec 2025, 23:59");
        assertThat(english.day(Instant.parse("2025-12-31T15:00:00Z"))).isEqualTo("1 Jan, 00:00");
    }

    @Test
    void numbersCarryTheirThousandsAndATrueSign() {
        assertThat(Figures.number(-1_204)).isEqualTo("−1,204");
        assertThat(Figures.signed(6)).isEqualTo("+6");
        assertThat(Figures.signed(0)).isEqualTo("0");
        assertThat(Figures.number(Long.MIN_VALUE)).startsWith("−9,223");
        assertThat(Figures.percent(100, 69)).isEqualTo("−31 %");
    }

    @Test
    void aWordThatNobodyTranslatedIsShownAsItIs() {
        assertThat(korean.known("preflight.", "newer")).isEqualTo("newer");
        assertThat(korean.known("preflight.", "disk")).isEqualTo("디스크 여유");
    }

    private static Words words(Locale locale, String zone) {
        return new Words(MESSAGES, new Place(locale, ZoneId.of(zone), Samples.NOW, "/"));
    }
}
