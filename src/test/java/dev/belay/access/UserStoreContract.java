package dev.belay.access;

import static dev.belay.testing.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.base.ErrorCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every store of users promises. */
public interface UserStoreContract {
    Instant THEN = Instant.parse("2026-02-19T03:00:00.000000001Z");
    User ALICE = new User("Alice", Role.ADMIN, "hash-1", false, THEN);
    User GARAM = new User("가람", Role.VIEWER, "hash-2", true, THEN.plusSeconds(1));

    /** An empty store. */
    UserStore store();

    @Test
    default void usersAreFoundAsTheyWereWritten() {
        store().add(GARAM);
        store().add(ALICE);
        assertThat(store().find("alice")).contains(ALICE);
        assertThat(store().find("가람")).contains(GARAM);
        assertThat(store().find("Alice")).isEmpty();
        assertThat(store().all()).containsExactly(ALICE, GARAM);
    }

    @Test
    default void twoUsersCannotDifferInCaseOnly() {
        store().add(ALICE);
        refusal(ErrorCode.USAGE, () -> store().add(new User("aLICE", Role.VIEWER, "x", false, THEN)));
        assertThat(store().all()).containsExactly(ALICE);
    }

    @Test
    default void anUpdateSeesTheEnabledAdminsAndReplacesTheUser() {
        store().add(ALICE);
        store().add(GARAM);
        store().add(new User("bob", Role.ADMIN, "x", true, THEN));
        List<Long> seen = new ArrayList<>();
        User changed = store().update("alice", (user, admins) -> {
            seen.add(admins);
            return user.withRole(Role.OPERATOR).withPasswordHash("hash-9").asDisabled();
        });
        assertThat(seen).containsExactly(1L);
        assertThat(changed).isEqualTo(new User("Alice", Role.OPERATOR, "hash-9", true, THEN));
        assertThat(store().find("alice")).contains(changed);
        assertThat(store().find("가람")).contains(GARAM);
    }

    @Test
    default void anUpdateThatThrowsChangesNothing() {
        store().add(ALICE);
        assertThatThrownBy(() -> store().update("alice", (user, admins) -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(store().find("alice")).contains(ALICE);
    }

    @Test
    default void anUnknownUserCannotBeUpdated() {
        refusal(ErrorCode.NOT_FOUND, () -> store().update("nobody", (user, admins) -> user));
    }
}
