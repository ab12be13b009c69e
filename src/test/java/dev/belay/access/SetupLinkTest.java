package dev.belay.access;

import static dev.belay.access.AccessFixture.PASSWORD;
import static dev.belay.testing.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.base.ErrorCode;
import dev.belay.base.Secret;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SetupLinkTest {
    private final AccessFixture access = new AccessFixture();
    private final SetupLink setup = access.setup;

    @Test
    void theLinkMakesTheFirstAdminOnce() {
        Secret token = setup.issue().orElseThrow();
        assertThat(setup.valid(token)).isTrue();
        User admin = setup.redeem(token, "alice", PASSWORD);
        assertThat(admin.role()).isEqualTo(Role.ADMIN);
        assertThat(access.users.list()).containsExactly(admin);
        assertThat(setup.valid(token)).isFalse();
        refusal(ErrorCode.REFUSED, () -> setup.redeem(token, "mallory", PASSWORD));
    }

    @Test
    void thereIsNoLinkOnceThereIsAUser() {
        Secret token = setup.issue().orElseThrow();
        access.add("alice", Role.ADMIN);
        assertThat(setup.issue()).isEmpty();
        assertThat(setup.valid(token)).isFalse();
        refusal(ErrorCode.REFUSED, () -> setup.redeem(token, "mallory", PASSWORD));
    }

    @Test
    void aNewLinkEndsTheOneBefore() {
        Secret first = setup.issue().orElseThrow();
        Secret second = setup.issue().orElseThrow();
        assertThat(setup.valid(first)).isFalse();
        assertThat(setup.valid(second)).isTrue();
    }

    @Test
    void aLinkExpiresAfterADay() {
        Secret token = setup.issue().orElseThrow();
        access.clock.advance(Duration.ofHours(24).minusMillis(1));
        assertThat(setup.valid(token)).isTrue();
        access.clock.advance(Duration.ofMillis(1));
        assertThat(setup.valid(token)).isFalse();
        refusal(ErrorCode.REFUSED, () -> setup.redeem(token, "alice", PASSWORD));
    }

    @Test
    void aNameOrPasswordThatCannotBeTakenDoesNotUseTheLinkUp() {
        Secret token = setup.issue().orElseThrow();
        refusal(ErrorCode.USAGE, () -> setup.redeem(token, "not a name", PASSWORD));
        refusal(ErrorCode.USAGE, () -> setup.redeem(token, "alice", new Secret("short")));
        assertThat(setup.redeem(token, "alice", PASSWORD).name()).isEqualTo("alice");
    }

    @Test
    void anInventedLinkIsRefused() {
        setup.issue();
        assertThat(setup.valid(new Secret("guess"))).isFalse();
        refusal(ErrorCode.REFUSED, () -> setup.redeem(new Secret("guess"), "mallory", PASSWORD));
        assertThat(access.users.list()).isEmpty();
    }
}
