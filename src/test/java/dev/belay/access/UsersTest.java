package dev.belay.access;

import static dev.belay.access.AccessFixture.HOME;
import static dev.belay.access.AccessFixture.PASSWORD;
import static dev.belay.access.AccessFixture.ROOT;
import static dev.belay.testing.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.audit.AuditEntry;
import dev.belay.audit.AuditEntry.Outcome;
import dev.belay.audit.AuditLog;
import dev.belay.audit.AuditStore;
import dev.belay.base.ErrorCode;
import dev.belay.base.Secret;
import dev.belay.testing.fakes.InMemoryAuditStore;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class UsersTest {
    private static final Secret OTHER = new Secret("another password");
    private final AccessFixture access = new AccessFixture();
    private final Users users = access.users;

    @Test
    void aNewUserIsListedAndFoundInWhateverCase() {
        User alice = access.add("Alice", Role.ADMIN);
        assertThat(users.list()).containsExactly(alice);
        assertThat(users.find("aLICE")).contains(alice);
        assertThat(users.find("bob")).isEmpty();
        assertThat(users.find("not a name")).isEmpty();
    }

    @Test
    void everyChangeIsWrittenDownBeforeAndAfter() {
        access.add("alice", Role.ADMIN);
        access.add("bob", Role.ADMIN);
        users.passwd(ROOT, "bob", OTHER);
        users.role(ROOT, "bob", Role.VIEWER);
        users.disable(ROOT, "bob");
        assertThat(access.entries())
                .extracting(AuditEntry::act)
                .containsExactly(
                        "user.add",
                        "user.add",
                        "user.add",
                        "user.add",
                        "user.passwd",
                        "user.passwd",
                        "user.role",
                        "user.role",
                        "user.disable",
                        "user.disable");
        assertThat(access.outcomes("user.role")).containsExactly(Outcome.INTENT, Outcome.DONE);
        assertThat(access.entries()).noneMatch(entry -> entry.toString().contains(PASSWORD.reveal()));
    }

    @Test
    void aUserWhoExistsCannotBeAddedAgain() {
        access.add("alice", Role.ADMIN);
        refusal(ErrorCode.USAGE, () -> users.add(ROOT, "ALICE", Role.VIEWER, OTHER));
        assertThat(access.outcomes("user.add"))
                .containsExactly(Outcome.INTENT, Outcome.DONE, Outcome.INTENT, Outcome.REFUSED);
    }

    @Test
    void aPasswordThatCannotBeTakenLeavesNoTrace() {
        refusal(ErrorCode.USAGE, () -> users.add(ROOT, "alice", Role.ADMIN, new Secret("short")));
        assertThat(users.list()).isEmpty();
        assertThat(access.entries()).isEmpty();
    }

    @Test
    void theLastEnabledAdminCanBeNeitherDemotedNorDisabled() {
        access.add("alice", Role.ADMIN);
        access.add("bob", Role.ADMIN);
        users.disable(ROOT, "bob");
        assertThat(refusal(ErrorCode.REFUSED, () -> users.disable(ROOT, "alice"))
                        .sentence())
                .contains("alice is the last admin");
        refusal(ErrorCode.REFUSED, () -> users.role(ROOT, "alice", Role.OPERATOR));
        assertThat(users.find("alice").orElseThrow().enabledAdmin()).isTrue();
        assertThat(access.outcomes("user.role")).containsExactly(Outcome.INTENT, Outcome.REFUSED);
    }

    @Test
    void theLastAdminMayGetTheRoleThatItHas() {
        access.add("alice", Role.ADMIN);
        assertThat(users.role(ROOT, "alice", Role.ADMIN).role()).isEqualTo(Role.ADMIN);
    }

    @Test
    void usersWhoAreNoAdminsComeAndGo() {
        access.add("alice", Role.ADMIN);
        access.add("bob", Role.OPERATOR);
        assertThat(users.role(ROOT, "bob", Role.VIEWER).role()).isEqualTo(Role.VIEWER);
        assertThat(users.disable(ROOT, "bob").disabled()).isTrue();
    }

    @Test
    void aNewPasswordReplacesTheOldOneAndSignsOut() {
        User alice = access.add("alice", Role.ADMIN);
        NewSession session = access.sessions.create(alice, HOME);
        User changed = users.passwd(ROOT, "Alice", OTHER);
        assertThat(access.hasher.matches(OTHER, changed.passwordHash())).isTrue();
        assertThat(access.hasher.matches(PASSWORD, changed.passwordHash())).isFalse();
        assertThat(access.sessions.find(session.id())).isEmpty();
    }

    @Test
    void aDisabledUserIsSignedOut() {
        access.add("alice", Role.ADMIN);
        NewSession session = access.sessions.create(access.add("bob", Role.VIEWER), HOME);
        users.disable(ROOT, "bob");
        assertThat(access.sessionStore.find(session.session().id())).isEmpty();
    }

    @Test
    void anUnknownUserCannotBeChanged() {
        refusal(ErrorCode.NOT_FOUND, () -> users.disable(ROOT, "nobody"));
        refusal(ErrorCode.NOT_FOUND, () -> users.passwd(ROOT, "nobody", OTHER));
        refusal(ErrorCode.USAGE, () -> users.role(ROOT, "not a name", Role.ADMIN));
    }

    @Test
    void nothingIsDoneWhenTheIntentCannotBeWritten() {
        Users unaudited = withAudit(new FailingAuditStore(0));
        assertThatThrownBy(() -> unaudited.add(ROOT, "alice", Role.ADMIN, PASSWORD))
                .hasMessage("the disk is full");
        assertThat(users.list()).isEmpty();
    }

    @Test
    void theFirstErrorIsToldWhenItsResultCannotBeWritten() {
        access.add("alice", Role.ADMIN);
        Users unaudited = withAudit(new FailingAuditStore(1));
        assertThat(refusal(ErrorCode.REFUSED, () -> unaudited.disable(ROOT, "alice"))
                        .getSuppressed())
                .extracting(Throwable::getMessage)
                .isEqualTo(List.of("the disk is full"));
    }

    private Users withAudit(AuditStore store) {
        AuditLog log = new AuditLog(store, access.clock);
        return new Users(access.userStore, access.sessionStore, access.hasher, log, access.clock);
    }

    /** Takes so many entries and no more. */
    private static final class FailingAuditStore implements AuditStore {
        private final InMemoryAuditStore kept = new InMemoryAuditStore();
        private final int room;

        FailingAuditStore(int room) {
            this.room = room;
        }

        @Override
        public AuditEntry append(Function<Optional<AuditEntry>, AuditEntry> next) {
            if (kept.read(1, room + 1).size() == room) {
                throw new IllegalStateException("the disk is full");
            }
            return kept.append(next);
        }

        @Override
        public List<AuditEntry> read(long from, int limit) {
            return kept.read(from, limit);
        }

        @Override
        public List<AuditEntry> newest(String filter, int limit) {
            return kept.newest(filter, limit);
        }
    }
}
