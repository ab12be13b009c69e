package dev.belay.access;

import static dev.belay.access.AccessFixture.ROOT;
import static dev.belay.testing.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.audit.AuditEntry.Outcome;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokensTest {
    private final AccessFixture access = new AccessFixture();
    private final Tokens tokens = access.tokens;

    @Test
    void aTokenIsRecognisedByItsSecretWhichIsKeptNowhere() {
        NewToken made = create("ci", Scope.BACKUP);
        assertThat(made.secret().reveal()).startsWith("belay_").hasSize(6 + 43);
        Token found = tokens.authenticate(made.secret());
        assertThat(found.scopes()).containsExactly(Scope.BACKUP);
        assertThat(tokens.list()).extracting(Token::name).containsExactly("ci");
        String secret = made.secret().reveal();
        assertThat(tokens.list().toString() + access.entries() + made).doesNotContain(secret);
        assertThat(access.outcomes("token.create")).containsExactly(Outcome.INTENT, Outcome.DONE);
    }

    @Test
    void everythingThatDoesNotOpenTheApiGetsTheSameAnswer() {
        NewToken revoked = create("revoked", Scope.READ);
        tokens.revoke(ROOT, revoked.token().id());
        NewToken expired = tokens.create(ROOT, "expired", Set.of(Scope.READ), Duration.ofDays(1));
        access.clock.advance(Duration.ofDays(1));
        BelayException unknown = refusal(ErrorCode.REFUSED, () -> tokens.authenticate(new Secret("belay_guess")));
        for (NewToken token : new NewToken[] {revoked, expired}) {
            assertThat(refusal(ErrorCode.REFUSED, () -> tokens.authenticate(token.secret()))
                            .sentence())
                    .isEqualTo(unknown.sentence());
        }
        assertThat(access.outcomes("token.revoke")).containsExactly(Outcome.INTENT, Outcome.DONE);
    }

    @Test
    void aTokenLastsUntilItsLastMoment() {
        NewToken made = create("ci", Scope.DEPLOY);
        access.clock.advance(Tokens.DEFAULT_VALIDITY.minusNanos(1));
        assertThat(tokens.authenticate(made.secret()).name()).isEqualTo("ci");
    }

    @Test
    void itsLastUseIsKeptToTheMinute() {
        NewToken made = create("ci", Scope.DEPLOY);
        Instant first = access.clock.instant();
        tokens.authenticate(made.secret());
        access.clock.advance(Duration.ofSeconds(59));
        tokens.authenticate(made.secret());
        assertThat(tokens.list().getFirst().lastUsed()).isEqualTo(first);
        access.clock.advance(Duration.ofSeconds(1));
        tokens.authenticate(made.secret());
        assertThat(tokens.list().getFirst().lastUsed()).isEqualTo(first.plusSeconds(60));
    }

    @Test
    void aTokenNeedsANameAndAScope() {
        refusal(ErrorCode.USAGE, () -> create(" ", Scope.READ));
        refusal(ErrorCode.USAGE, () -> create("a\nb", Scope.READ));
        refusal(ErrorCode.USAGE, () -> create("a".repeat(65), Scope.READ));
        refusal(ErrorCode.USAGE, () -> create("ci"));
        assertThat(tokens.list()).isEmpty();
    }

    @Test
    void anUnknownTokenCannotBeRevoked() {
        refusal(ErrorCode.NOT_FOUND, () -> tokens.revoke(ROOT, "nothing"));
        assertThat(access.outcomes("token.revoke")).containsExactly(Outcome.INTENT, Outcome.REFUSED);
    }

    private NewToken create(String name, Scope... scopes) {
        return tokens.create(ROOT, name, Set.of(scopes), Tokens.DEFAULT_VALIDITY);
    }
}
