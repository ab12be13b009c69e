package dev.belay.web.console;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The stores that are being connected, in memory only: secrets among them are on no disk before somebody keeps them. */
final class StoreDrafts {
    private static final Duration LIFE = Duration.ofHours(1);
    private static final int MOST = 50;
    private static final int ID_BYTES = 12;

    private final SecureRandom random;
    private final Clock clock;
    private final Map<String, Held> all = new LinkedHashMap<>();

    StoreDrafts(SecureRandom random, Clock clock) {
        this.random = random;
        this.clock = clock;
    }

    /** A name that nobody guesses. */
    String newId() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Keeps {@code draft} for a while, in the place of one of the same id; the oldest goes when there are too many. */
    synchronized void put(StoreDraft draft) {
        Instant now = clock.instant();
        all.values().removeIf(held -> held.until().isBefore(now));
        all.remove(draft.id());
        if (all.size() >= MOST) {
            all.remove(all.keySet().iterator().next());
        }
        all.put(draft.id(), new Held(draft, now.plus(LIFE)));
    }

    /** Puts {@code next} in the place of {@code before}, unless that is not there any more. */
    synchronized boolean replace(StoreDraft before, StoreDraft next) {
        Held held = all.get(before.id());
        if (held == null || !held.draft().equals(before)) {
            return false;
        }
        all.put(next.id(), new Held(next, held.until()));
        return true;
    }

    /** Whether {@code draft} still stands as it does. */
    synchronized boolean stands(StoreDraft draft) {
        Held held = all.get(draft.id());
        return held != null && held.draft().equals(draft);
    }

    /** The draft called {@code id} of {@code user}; {@link ErrorCode#NOT_FOUND} when there is none. */
    StoreDraft find(String id, String user) {
        return find(user, draft -> draft.id().equals(id)).orElseThrow(StoreDrafts::unknown);
    }

    /** A draft of {@code user}. */
    synchronized Optional<StoreDraft> find(String user, Predicate<StoreDraft> wanted) {
        Instant now = clock.instant();
        return all.values().stream()
                .filter(held -> held.until().isAfter(now))
                .map(Held::draft)
                .filter(draft -> draft.user().equals(user))
                .filter(wanted)
                .findFirst();
    }

    synchronized void forget(String id) {
        all.remove(id);
    }

    static BelayException unknown() {
        return new BelayException(
                ErrorCode.NOT_FOUND,
                "this store is not being connected any more",
                "nothing was kept; connect it from the beginning");
    }

    private record Held(StoreDraft draft, Instant until) {}
}
