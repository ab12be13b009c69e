package dev.belay.testing.fakes;

import dev.belay.offsite.Probe;
import dev.belay.offsite.StoreBook;
import dev.belay.offsite.StoreFacts;
import dev.belay.offsite.StorePath;
import dev.belay.offsite.StoreStatus.Problem;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What is remembered of stores, without a disk. */
public final class InMemoryStoreBook implements StoreBook {
    private final Map<String, StoreFacts> facts = new ConcurrentHashMap<>();
    private final Map<String, String> beside = new ConcurrentHashMap<>();

    @Override
    public StoreFacts facts(String store) {
        return facts.getOrDefault(store, StoreFacts.none());
    }

    private void note(String store, UnaryOperator<StoreFacts> change) {
        facts.compute(store, (_, now) -> change.apply(now == null ? StoreFacts.none() : now));
    }

    @Override
    public void pause(String store, boolean paused) {
        note(
                store,
                now -> new StoreFacts(
                        paused,
                        now.grows(),
                        now.problem(),
                        now.probed(),
                        now.tried(),
                        now.compared(),
                        now.bytesFree()));
    }

    @Override
    public void probed(String store, Instant at, Probe probe) {
        note(
                store,
                now -> new StoreFacts(
                        now.paused(), !probe.deletes(), null, at, now.tried(), now.compared(), probe.bytesFree()));
    }

    @Override
    public void problem(String store, @Nullable Problem problem) {
        note(
                store,
                now -> new StoreFacts(
                        now.paused(),
                        now.grows(),
                        first(now.problem(), problem),
                        now.probed(),
                        now.tried(),
                        now.compared(),
                        now.bytesFree()));
    }

    private static @Nullable Problem first(@Nullable Problem before, @Nullable Problem next) {
        if (before != null && next != null && before.sentence().equals(next.sentence())) {
            return new Problem(before.since(), next.sentence(), next.hint());
        }
        return next;
    }

    @Override
    public void grows(String store) {
        note(
                store,
                now -> new StoreFacts(
                        now.paused(), true, now.problem(), now.probed(), now.tried(), now.compared(), now.bytesFree()));
    }

    @Override
    public void compared(String store, Instant at, boolean through) {
        note(
                store,
                now -> new StoreFacts(
                        now.paused(),
                        now.grows(),
                        now.problem(),
                        now.probed(),
                        at,
                        through ? at : now.compared(),
                        now.bytesFree()));
    }

    @Override
    public Optional<String> beside(String store, StorePath path) {
        return Optional.ofNullable(beside.get(store + "/" + path));
    }

    @Override
    public void beside(String store, StorePath path, @Nullable String stamp) {
        if (stamp == null) {
            beside.remove(store + "/" + path);
        } else {
            beside.put(store + "/" + path, stamp);
        }
    }
}
