package dev.belay.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every store of tried passwords promises. */
public interface AttemptStoreContract {
    Instant THEN = Instant.parse("2026-02-19T03:00:00.5Z");
    Attempts WRONG = new Attempts(3, THEN, null);
    Attempts RIGHT = new Attempts(0, THEN, THEN);

    /** An empty store. */
    AttemptStore store();

    @Test
    default void whatWasPutIsSeenByTheNextChangeAndNothingElse() {
        store().update(Set.of("a", "b", "c"), known -> {
            assertThat(known).isEmpty();
            return Map.of("a", WRONG, "b", RIGHT);
        });
        assertThat(known("a", "c")).isEqualTo(Map.of("a", WRONG));
        assertThat(known("b")).isEqualTo(Map.of("b", RIGHT));
    }

    @Test
    default void whatIsLeftOutIsForgotten() {
        store().update(Set.of("a", "b"), known -> Map.of("a", WRONG, "b", RIGHT));
        store().update(Set.of("a"), known -> Map.of());
        assertThat(known("a", "b")).isEqualTo(Map.of("b", RIGHT));
    }

    @Test
    default void aChangeThatThrowsChangesNothing() {
        store().update(Set.of("a"), known -> Map.of("a", WRONG));
        assertThatThrownBy(() -> store().update(Set.of("a"), known -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(known("a")).isEqualTo(Map.of("a", WRONG));
    }

    @Test
    default void oldTriesAreForgottenUnlessTheyWereRightLately() {
        store().update(Set.of("wrong", "right"), known -> Map.of("wrong", WRONG, "right", RIGHT));
        store().forget(THEN, THEN);
        assertThat(known("wrong", "right")).hasSize(2);
        store().forget(THEN.plusNanos(1), THEN);
        assertThat(known("wrong", "right")).isEqualTo(Map.of("right", RIGHT));
        store().forget(THEN.plusNanos(1), THEN.plusNanos(1));
        assertThat(known("wrong", "right")).isEmpty();
    }

    private Map<String, Attempts> known(String... keys) {
        Map<String, Attempts> seen = new HashMap<>();
        store().update(Set.of(keys), known -> {
            seen.putAll(known);
            return known;
        });
        return seen;
    }
}
