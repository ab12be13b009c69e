package dev.belay.access;

import static dev.belay.testing.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.base.ErrorCode;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "가람", "J.Müller_2-b@example.org", "नमिता", " padded "})
    void lettersOfAnyScriptMakeAName(String name) {
        assertThat(User.named(name)).isEqualTo(name.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "two words", "a/b", "<b>", "a\nb", "a\u0000", "a\u202Eb", "semi;colon"})
    void everythingElseDoesNot(String name) {
        refusal(ErrorCode.USAGE, () -> User.named(name));
        assertThat(User.keyOf(name)).isEmpty();
    }

    @Test
    void aNameHasAtMostSixtyFourLetters() {
        assertThat(User.named("\uD835\uDD38".repeat(64))).hasSize(128);
        refusal(ErrorCode.USAGE, () -> User.named("a".repeat(65)));
    }

    @ParameterizedTest
    @CsvSource({"Alice,ALICE", "straße,STRASSE", "\u00E9mile,E\u0301MILE", "\u1112\u1161\u11AB,\uD55C"})
    void namesThatDifferInCaseOrEncodingOnlyAreTheSame(String one, String other) {
        assertThat(User.keyOf(one)).isEqualTo(User.keyOf(other)).isPresent();
    }

    @Test
    void theHashIsNotPrinted() {
        User user = new User("alice", Role.ADMIN, "$2a$secret", true, Instant.EPOCH);
        assertThat(user.toString()).isEqualTo("alice (ADMIN, disabled)");
    }

    @Test
    void aRoleMayDoWhatTheOnesBelowItMay() {
        assertThat(Role.ADMIN.atLeast(Role.OPERATOR)).isTrue();
        assertThat(Role.OPERATOR.atLeast(Role.OPERATOR)).isTrue();
        assertThat(Role.VIEWER.atLeast(Role.OPERATOR)).isFalse();
    }
}
