package dev.belay.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.base.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every store of tokens promises. */
public interface TokenStoreContract {
    Instant THEN = Instant.parse("2026-02-19T03:00:00Z");
    Token CI = token("id-1", "ci", Set.of(Scope.BACKUP, Scope.DEPLOY));
    Token METRICS = token("id-0", "metrics", Set.of(Scope.READ));

    /** An empty store. */
    TokenStore store();

    @Test
    default void tokensAreFoundByTheirDigestAndListedOldestFirst() {
        store().add(CI);
        store().add(METRICS);
        assertThat(store().find(CI.hash())).contains(CI);
        assertThat(store().find(Sha256.of("other"))).isEmpty();
        assertThat(store().all()).containsExactly(CI, METRICS);
    }

    @Test
    default void theFirstRevocationStays() {
        store().add(CI);
        store().add(METRICS);
        assertThat(store().revoke("id-1", THEN.plusSeconds(1))).isTrue();
        assertThat(store().revoke("id-1", THEN.plusSeconds(2))).isTrue();
        assertThat(store().revoke("id-9", THEN)).isFalse();
        assertThat(store().find(CI.hash()).orElseThrow().revoked()).isEqualTo(THEN.plusSeconds(1));
        assertThat(store().find(METRICS.hash())).contains(METRICS);
    }

    @Test
    default void theNewestUseIsKept() {
        store().add(CI);
        store().used("id-1", THEN.plusSeconds(1));
        store().used("id-1", THEN.plusSeconds(2));
        assertThat(store().find(CI.hash()).orElseThrow().lastUsed()).isEqualTo(THEN.plusSeconds(2));
    }

    private static Token token(String id, String name, Set<Scope> scopes) {
        return new Token(id, name, scopes, Sha256.of(name), THEN, THEN.plus(Duration.ofDays(1)), null, null);
    }
}
