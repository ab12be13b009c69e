package dev.belay.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.base.Secret;
import dev.belay.base.Sha256;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every store of sessions promises. */
public interface SessionStoreContract {
    Instant THEN = Instant.parse("2026-02-19T03:00:00Z");
    Session ALICES = session("a1", "alice", THEN, THEN.plusSeconds(50));
    Session ALICES_PHONE = session("a2", "alice", THEN.plusSeconds(10), THEN.plusSeconds(20));
    Session BOBS = session("b1", "bob", THEN.plusSeconds(10), THEN.plusSeconds(50));

    /** An empty store. */
    SessionStore store();

    private void addAll() {
        store().add(ALICES);
        store().add(ALICES_PHONE);
        store().add(BOBS);
    }

    @Test
    default void sessionsAreFoundAsTheyWereWritten() {
        addAll();
        assertThat(store().find(ALICES.id())).contains(ALICES);
        assertThat(store().find(Sha256.of("other"))).isEmpty();
    }

    @Test
    default void aTouchMovesTheMomentOfOneSession() {
        addAll();
        store().touch(BOBS.id(), THEN.plusSeconds(99));
        assertThat(store().find(BOBS.id()).orElseThrow().seen()).isEqualTo(THEN.plusSeconds(99));
        assertThat(store().find(ALICES.id())).contains(ALICES);
    }

    @Test
    default void aRotatedSessionIsFoundUnderItsNewIdOnly() {
        addAll();
        Sha256 next = Sha256.of("next");
        assertThat(store().rotate(ALICES.id(), next)).isTrue();
        assertThat(store().rotate(ALICES.id(), Sha256.of("another"))).isFalse();
        assertThat(store().find(ALICES.id())).isEmpty();
        assertThat(store().find(next))
                .contains(new Session(next, "alice", ALICES.address(), ALICES.csrf(), ALICES.created(), ALICES.seen()));
    }

    @Test
    default void oneSessionEndsOrAllOfAUser() {
        addAll();
        store().end(ALICES_PHONE.id());
        assertThat(store().find(ALICES_PHONE.id())).isEmpty();
        assertThat(store().find(ALICES.id())).isPresent();
        store().endAll("alice");
        assertThat(store().find(ALICES.id())).isEmpty();
        assertThat(store().find(BOBS.id())).contains(BOBS);
    }

    @Test
    default void oldAndIdleSessionsEnd() {
        addAll();
        store().endOlder(THEN, THEN.plusSeconds(20));
        assertThat(store().find(ALICES.id())).isPresent();
        assertThat(store().find(ALICES_PHONE.id())).isPresent();
        store().endOlder(THEN.plusNanos(1), THEN.plusSeconds(21));
        assertThat(store().find(ALICES.id())).isEmpty();
        assertThat(store().find(ALICES_PHONE.id())).isEmpty();
        assertThat(store().find(BOBS.id())).contains(BOBS);
    }

    private static Session session(String id, String user, Instant created, Instant seen) {
        return new Session(Sha256.of(id), user, "192.0.2.7", new Secret("csrf of " + id), created, seen);
    }
}
