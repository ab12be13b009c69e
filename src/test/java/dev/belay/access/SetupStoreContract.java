package dev.belay.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.base.Sha256;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every store of the set-up token promises. */
public interface SetupStoreContract {
    Instant EXPIRES = Instant.parse("2026-02-19T03:00:00Z");
    Instant BEFORE = EXPIRES.minusNanos(1);
    Sha256 TOKEN = Sha256.of("one");

    /** An empty store. */
    SetupStore store();

    @Test
    default void aTokenIsTakenOnce() {
        store().replace(TOKEN, EXPIRES);
        assertThat(store().holds(TOKEN, BEFORE)).isTrue();
        assertThat(store().take(TOKEN, BEFORE)).isTrue();
        assertThat(store().take(TOKEN, BEFORE)).isFalse();
        assertThat(store().holds(TOKEN, BEFORE)).isFalse();
    }

    @Test
    default void anExpiredOrUnknownTokenIsNotTaken() {
        assertThat(store().take(TOKEN, BEFORE)).isFalse();
        store().replace(TOKEN, EXPIRES);
        assertThat(store().holds(TOKEN, EXPIRES)).isFalse();
        assertThat(store().take(TOKEN, EXPIRES)).isFalse();
        assertThat(store().take(Sha256.of("two"), BEFORE)).isFalse();
        assertThat(store().holds(TOKEN, BEFORE)).isTrue();
    }

    @Test
    default void aNewTokenReplacesTheOneBefore() {
        store().replace(TOKEN, EXPIRES);
        store().replace(Sha256.of("two"), EXPIRES);
        assertThat(store().holds(TOKEN, BEFORE)).isFalse();
        assertThat(store().holds(Sha256.of("two"), BEFORE)).isTrue();
    }
}
