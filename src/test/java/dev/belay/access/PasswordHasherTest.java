package dev.belay.access;

import static dev.belay.testing.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.base.ErrorCode;
import dev.belay.base.Secret;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHasherTest {
    private static final String EMOJI = "\uD83E\uDDD7";
    private final PasswordHasher hasher = new PasswordHasher(4, new SecureRandom());

    @Test
    void aPasswordMatchesItsOwnHashOnly() {
        Secret password = new Secret("correct horse");
        String hash = hasher.hash(password);
        assertThat(hasher.matches(password, hash)).isTrue();
        assertThat(hasher.matches(new Secret("correct Horse"), hash)).isFalse();
        assertThat(hasher.hash(password)).isNotEqualTo(hash);
    }

    @Test
    void theCostInProductionIsTwelve() {
        String hash = new PasswordHasher(PasswordHasher.COST, new SecureRandom()).hash(new Secret("correct horse"));
        assertThat(hash).startsWith("$2a$12$");
    }

    @Test
    void nothingMatchesAUserWhoDoesNotExist() {
        assertThat(hasher.matches(new Secret("correct horse"), null)).isFalse();
        assertThat(hasher.matches(new Secret(""), null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345678", "여덟글자입니다요"})
    void eightCharactersAreEnough(String password) {
        assertThat(hasher.matches(new Secret(password), hasher.hash(new Secret(password))))
                .isTrue();
    }

    @Test
    void sevenCharactersAreRefusedHoweverManyBytesTheyTake() {
        assertThat(refusal(ErrorCode.USAGE, () -> hasher.hash(new Secret(EMOJI.repeat(7))))
                        .sentence())
                .contains("shorter than 8 characters");
    }

    @Test
    void seventyTwoBytesAreTakenAndEachOfThemCounts() {
        String hash = hasher.hash(new Secret("a".repeat(72)));
        assertThat(hasher.matches(new Secret("a".repeat(72)), hash)).isTrue();
        assertThat(hasher.matches(new Secret("a".repeat(71) + "b"), hash)).isFalse();
        assertThat(hasher.matches(new Secret(EMOJI.repeat(18)), hasher.hash(new Secret(EMOJI.repeat(18)))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "\uAC00", EMOJI})
    void moreThanSeventyTwoBytesAreRefusedAndNeverCut(String letter) {
        int bytes = letter.getBytes(StandardCharsets.UTF_8).length;
        String fits = letter.repeat(72 / bytes);
        assertThat(refusal(ErrorCode.USAGE, () -> hasher.hash(new Secret(fits + letter)))
                        .sentence())
                .contains(72 + bytes + " bytes");
        assertThat(hasher.matches(new Secret(fits + letter), hasher.hash(new Secret(fits))))
                .isFalse();
    }

    @Test
    void aNulCharacterIsRefusedBecauseTheHashWouldRepeatWhatStandsBefore() {
        String hash = hasher.hash(new Secret("12345678"));
        assertThat(hasher.matches(new Secret("12345678\00012345678"), hash)).isFalse();
        refusal(ErrorCode.USAGE, () -> hasher.hash(new Secret("12345678\00012345678")));
    }

    @Test
    void theSameSyllablesMatchWhateverTheKeyboardSends() {
        String composed = "\uAC00\uB098\uB2E4\uB77C\uB9C8\uBC14\uC0AC\uC544";
        String decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);
        assertThat(hasher.matches(new Secret(decomposed), hasher.hash(new Secret(composed))))
                .isTrue();
    }
}
