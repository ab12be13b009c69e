package dev.belay.access;

import static dev.belay.access.AccessFixture.HOME;
import static dev.belay.access.AccessFixture.PASSWORD;
import static dev.belay.access.AccessFixture.ROOT;
import static dev.belay.access.AccessFixture.WRONG;
import static dev.belay.testing.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.audit.AuditEntry;
import dev.belay.audit.AuditEntry.Outcome;
import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Secret;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignInTest {
    private final AccessFixture access = new AccessFixture();

    @BeforeEach
    void addUsers() {
        access.add("Alice", Role.ADMIN);
        access.add("bob", Role.VIEWER);
        access.users.disable(ROOT, "bob");
    }

    @Test
    void theRightPasswordLetsInAndIsWrittenDown() {
        assertThat(signIn("ALICE", PASSWORD).name()).isEqualTo("Alice");
        AuditEntry entry = access.entries().getLast();
        assertThat(entry.outcome()).isEqualTo(Outcome.DONE);
        assertThat(entry.actor()).isEqualTo(new Actor("Alice", Actor.Channel.CONSOLE));
        assertThat(entry.detail()).contains(HOME);
    }

    @Test
    void everythingWrongGetsTheSameAnswer() {
        BelayException wrong = refused("alice", WRONG);
        for (BelayException other :
                new BelayException[] {refused("nobody", PASSWORD), refused("bob", PASSWORD), refused("a b", PASSWORD)
                }) {
            assertThat(other.sentence()).isEqualTo(wrong.sentence());
            assertThat(other.hint()).isEqualTo(wrong.hint());
        }
        assertThat(access.outcomes("sign-in"))
                .containsExactly(Outcome.REFUSED, Outcome.REFUSED, Outcome.REFUSED, Outcome.REFUSED);
    }

    @Test
    void whatIsTypedIsNeverWrittenDownUnlessItIsTheNameOfAUser() {
        refused("alice", new Secret("canary-password"));
        refused("canary-password", PASSWORD);
        assertThat(access.entries()).noneMatch(entry -> entry.toString().contains("canary"));
        assertThat(access.entries().getLast().subject()).isEqualTo("an unknown user");
    }

    @Test
    void aPasswordThatIsTooLongIsWrongAndNotCut() {
        Secret longest = new Secret("a".repeat(72));
        access.users.passwd(ROOT, "alice", longest);
        refused("alice", new Secret("a".repeat(73)));
        assertThat(signIn("alice", longest).name()).isEqualTo("Alice");
    }

    @Test
    void guessingIsBrakedForUsersWhoExistAndForThoseWhoDoNot() {
        for (String name : new String[] {"alice", "nobody", "bob"}) {
            IntStream.range(0, 5).forEach(i -> refused(name, WRONG));
            refusal(ErrorCode.THROTTLED, () -> signIn(name, PASSWORD));
        }
    }

    @Test
    void aDisabledUserWithTheRightPasswordEarnsNoTrust() {
        IntStream.range(0, 5).forEach(i -> refused("bob", PASSWORD));
        refusal(ErrorCode.THROTTLED, () -> signIn("bob", PASSWORD));
    }

    @Test
    void thePasswordAgainSharesTheCountWithSignIn() {
        Reauthentication again = new Reauthentication(access.check, access.audit, Role.ADMIN);
        IntStream.range(0, 3).forEach(i -> refused("alice", WRONG));
        IntStream.range(0, 2)
                .forEach(i -> refusal(
                        ErrorCode.REFUSED,
                        () -> again.confirm("alice", WRONG, HOME, "restore r1", Actor.Channel.CONSOLE)));
        refusal(ErrorCode.THROTTLED, () -> signIn("alice", PASSWORD));
        refusal(ErrorCode.THROTTLED, () -> again.confirm("alice", PASSWORD, HOME, "restore r1", Actor.Channel.CONSOLE));
    }

    private User signIn(String name, Secret password) {
        return access.signIn.signIn(name, password, HOME, Actor.Channel.CONSOLE);
    }

    private BelayException refused(String name, Secret password) {
        return refusal(ErrorCode.REFUSED, () -> signIn(name, password));
    }
}
