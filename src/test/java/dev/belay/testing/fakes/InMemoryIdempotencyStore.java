package dev.belay.testing.fakes;

import dev.belay.access.IdempotencyStore;
import dev.belay.base.Sha256;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keys of repeated requests without a disk. */
public final class InMemoryIdempotencyStore implements IdempotencyStore {
    private final Map<List<String>, Kept> kept = new HashMap<>();

    @Override
    public synchronized Optional<Claim> claim(String token, String key, Sha256 request, Instant at) {
        return Optional.ofNullable(kept.putIfAbsent(List.of(token, key), new Kept(request, null, at)))
                .map(before -> new Claim(before.request, before.answer));
    }

    @Override
    public synchronized void answer(String token, String key, String answer) {
        kept.computeIfPresent(List.of(token, key), (names, old) -> new Kept(old.request, answer, old.at));
    }

    @Override
    public synchronized void release(String token, String key) {
        kept.remove(List.of(token, key));
    }

    @Override
    public synchronized void forget(Instant at) {
        kept.values().removeIf(claim -> claim.at.isBefore(at));
    }

    private record Kept(Sha256 request, @Nullable String answer, Instant at) {}
}
