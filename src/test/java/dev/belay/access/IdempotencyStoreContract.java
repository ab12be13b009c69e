package dev.belay.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.access.IdempotencyStore.Claim;
import dev.belay.base.Sha256;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every store of repeated requests promises. */
public interface IdempotencyStoreContract {
    Instant THEN = Instant.parse("2026-02-19T03:00:00Z");
    Sha256 REQUEST = Sha256.of("POST /backups");
    Sha256 OTHER = Sha256.of("POST /backups?pin");

    /** An empty store. */
    IdempotencyStore store();

    @Test
    default void theFirstClaimWinsAndTheOthersSeeIt() {
        assertThat(store().claim("t1", "k", REQUEST, THEN)).isEmpty();
        assertThat(store().claim("t1", "k", OTHER, THEN)).contains(new Claim(REQUEST, null));
        store().answer("t1", "k", "job-7");
        assertThat(store().claim("t1", "k", REQUEST, THEN)).contains(new Claim(REQUEST, "job-7"));
    }

    @Test
    default void tokensDoNotShareTheirKeys() {
        assertThat(store().claim("t1", "k", REQUEST, THEN)).isEmpty();
        assertThat(store().claim("t2", "k", REQUEST, THEN)).isEmpty();
    }

    @Test
    default void aReleasedKeyCanBeClaimedAgain() {
        assertThat(store().claim("t1", "k", REQUEST, THEN)).isEmpty();
        store().release("t1", "k");
        assertThat(store().claim("t1", "k", OTHER, THEN)).isEmpty();
    }

    @Test
    default void oldClaimsAreForgotten() {
        assertThat(store().claim("t1", "k", REQUEST, THEN)).isEmpty();
        store().forget(THEN);
        assertThat(store().claim("t1", "k", REQUEST, THEN)).isPresent();
        store().forget(THEN.plusNanos(1));
        assertThat(store().claim("t1", "k", REQUEST, THEN)).isEmpty();
    }
}
