package dev.belay.access;

import static dev.belay.access.AccessFixture.HOME;
import static dev.belay.access.AccessFixture.ROOT;
import static dev.belay.testing.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.base.ErrorCode;
import dev.belay.base.Secret;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private final AccessFixture access = new AccessFixture();
    private final Sessions sessions = access.sessions;
    private final NewSession made = sessions.create(access.add("alice", Role.ADMIN), HOME);

    @BeforeEach
    void addAnotherAdmin() {
        access.add("bob", Role.ADMIN);
    }

    @Test
    void aSessionIsFoundByItsCookieAndKnowsItsUser() {
        SignedIn found = sessions.find(made.id()).orElseThrow();
        assertThat(found.user().name()).isEqualTo("alice");
        assertThat(found.session()).isEqualTo(made.session());
        assertThat(sessions.find(new Secret("guess"))).isEmpty();
    }

    @Test
    void idsAndFormTokensAreLongAndNeverTheSame() {
        NewSession other = sessions.create(alice(), HOME);
        assertThat(made.id().reveal()).hasSize(43).isNotEqualTo(other.id().reveal());
        assertThat(made.session().csrf().reveal())
                .hasSize(43)
                .isNotEqualTo(other.session().csrf().reveal())
                .isNotEqualTo(made.id().reveal());
    }

    @Test
    void aSessionThatIsNotUsedEnds() {
        access.clock.advance(Duration.ofMinutes(30).minusMillis(1));
        assertThat(sessions.find(made.id())).isPresent();
        access.clock.advance(Duration.ofMinutes(30));
        assertThat(sessions.find(made.id())).isEmpty();
        assertThat(access.sessionStore.find(made.session().id())).isEmpty();
    }

    @Test
    void aSessionEndsHoweverMuchItIsUsed() {
        for (int i = 0; i < 35; i++) {
            access.clock.advance(Duration.ofMinutes(20));
            assertThat(sessions.find(made.id())).isPresent();
        }
        access.clock.advance(Duration.ofMinutes(20));
        assertThat(sessions.find(made.id())).isEmpty();
    }

    @Test
    void itsUseIsWrittenOnceInAMinuteAtMost() {
        Instant began = access.clock.instant();
        access.clock.advance(Duration.ofSeconds(59));
        sessions.find(made.id());
        assertThat(seen()).isEqualTo(began);
        access.clock.advance(Duration.ofSeconds(1));
        sessions.find(made.id());
        assertThat(seen()).isEqualTo(began.plusSeconds(60));
    }

    @Test
    void aNewRoleIsInForceAtTheNextRequest() {
        access.users.role(ROOT, "alice", Role.VIEWER);
        assertThat(sessions.find(made.id()).orElseThrow().user().role()).isEqualTo(Role.VIEWER);
    }

    @Test
    void aUserWhoWasDisabledElsewhereIsOut() {
        access.userStore.update("alice", (user, admins) -> user.asDisabled());
        assertThat(sessions.find(made.id())).isEmpty();
    }

    @Test
    void aRotatedSessionKeepsItsFormsAndItsEndUnderANewId() {
        access.clock.advance(Duration.ofMinutes(10));
        NewSession next = sessions.rotate(made.id());
        assertThat(sessions.find(made.id())).isEmpty();
        assertThat(sessions.find(next.id())).isPresent();
        assertThat(next.session().csrf()).isEqualTo(made.session().csrf());
        assertThat(next.session().created()).isEqualTo(made.session().created());
        refusal(ErrorCode.REFUSED, () -> sessions.rotate(made.id()));
    }

    @Test
    void aSignOutEndsOneSessionAndEverywhereEndsAll() {
        NewSession phone = sessions.create(alice(), HOME);
        sessions.end(made.id());
        assertThat(sessions.find(made.id())).isEmpty();
        assertThat(sessions.find(phone.id())).isPresent();
        sessions.endAll(alice());
        assertThat(sessions.find(phone.id())).isEmpty();
    }

    @Test
    void sessionsThatAreOverAreClearedAtTheNextSignIn() {
        access.clock.advance(Duration.ofMinutes(31));
        sessions.create(alice(), HOME);
        assertThat(access.sessionStore.find(made.session().id())).isEmpty();
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new SessionSettings(Duration.ZERO, Duration.ofHours(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SessionSettings(Duration.ofHours(2), Duration.ofHours(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private User alice() {
        return access.userStore.find("alice").orElseThrow();
    }

    private Instant seen() {
        return access.sessionStore.find(made.session().id()).orElseThrow().seen();
    }
}
