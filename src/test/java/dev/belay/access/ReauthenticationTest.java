package dev.belay.access;

import static dev.belay.access.AccessFixture.HOME;
import static dev.belay.access.AccessFixture.PASSWORD;
import static dev.belay.access.AccessFixture.WRONG;
import static dev.belay.testing.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.audit.AuditEntry;
import dev.belay.audit.AuditEntry.Outcome;
import dev.belay.base.Actor;
import dev.belay.base.ErrorCode;
import dev.belay.base.Secret;
import org.junit.jupiter.api.Test;

class ReauthenticationTest {
    private final AccessFixture access = new AccessFixture();
    private final Reauthentication reauthentication = new Reauthentication(access.check, access.audit, Role.ADMIN);

    @Test
    void anAdminPassesAndWhatForIsWrittenDown() {
        access.add("alice", Role.ADMIN);
        assertThat(confirm("alice", PASSWORD).name()).isEqualTo("alice");
        AuditEntry entry = access.entries().getLast();
        assertThat(entry.outcome()).isEqualTo(Outcome.DONE);
        assertThat(entry.actor()).isEqualTo(new Actor("alice", Actor.Channel.SHELL));
        assertThat(entry.subject()).isEqualTo("restore r1");
    }

    @Test
    void theWrongPasswordIsRefusedAndWrittenDown() {
        access.add("alice", Role.ADMIN);
        assertThat(refusal(ErrorCode.REFUSED, () -> confirm("alice", WRONG)).sentence())
                .isEqualTo("the name or the password is wrong");
        assertThat(access.outcomes("confirm")).containsExactly(Outcome.REFUSED);
    }

    @Test
    void aRoleThatIsTooLowIsRefusedAndToldOnlyWithTheRightPassword() {
        access.add("bob", Role.OPERATOR);
        assertThat(refusal(ErrorCode.REFUSED, () -> confirm("bob", PASSWORD)).sentence())
                .isEqualTo("bob is OPERATOR, and this needs ADMIN");
        assertThat(refusal(ErrorCode.REFUSED, () -> confirm("bob", WRONG)).sentence())
                .doesNotContain("ADMIN");
        assertThat(access.outcomes("confirm")).containsExactly(Outcome.REFUSED, Outcome.REFUSED);
    }

    private User confirm(String name, Secret password) {
        return reauthentication.confirm(name, password, HOME, "restore r1", Actor.Channel.SHELL);
    }
}
