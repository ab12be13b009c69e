package dev.belay.offsite;

import dev.belay.offsite.OffsiteSettings.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds what people should be told of copies, from what is written down. */
public final class CopyTroubles {
    /** A copy that was not proven so long after it was wanted is late. */
    public static final Duration LATE = Duration.ofHours(6);

    private final StoreSetup setup;
    private final CopyStore copies;
    private final StoreBook book;
    private final Duration compare;
    private final Clock clock;

    /** @param compare how often stores are compared with what is believed */
    public CopyTroubles(StoreSetup setup, CopyStore copies, StoreBook book, Duration compare, Clock clock) {
        this.setup = setup;
        this.copies = copies;
        this.book = book;
        this.compare = compare;
        this.clock = clock;
    }

    /** All there are now. A store that somebody paused has none of its own, and is late all the same. */
    public List<CopyTrouble> now() {
        List<CopyTrouble> all = new ArrayList<>();
        for (Store store : setup.all()) {
            List<Copy> there = copies.in(store.name());
            standing(store.name()).ifPresent(all::add);
            there.forEach(copy -> lost(copy).ifPresent(all::add));
            there.stream()
                    .collect(Collectors.groupingBy(Copy::database))
                    .forEach((database, its) -> behind(database, its).ifPresent(all::add));
        }
        return all;
    }

    private Optional<CopyTrouble> standing(String store) {
        StoreFacts facts = book.facts(store);
        StoreStatus.Problem problem = facts.problem();
        if (problem != null) {
            return Optional.of(new CopyTrouble.Stopped(store, problem.since(), problem.sentence(), problem.hint()));
        }
        return Optional.ofNullable(facts.compared())
                .filter(_ -> !facts.paused())
                .filter(at -> at.plus(compare.multipliedBy(2)).isBefore(clock.instant()))
                .map(at -> new CopyTrouble.Unseen(store, at));
    }

    private static Optional<CopyTrouble> lost(Copy copy) {
        return switch (copy.state()) {
            case CopyState.Missing(Instant found) ->
                Optional.of(new CopyTrouble.Missing(copy.store(), copy.database(), copy.backup(), found));
            case CopyState.Damaged(Instant found, String sentence) ->
                Optional.of(new CopyTrouble.Damaged(copy.store(), copy.database(), copy.backup(), found, sentence));
            case CopyState.Waiting _,
                    CopyState.Uploading _,
                    CopyState.Proven _,
                    CopyState.Failed _,
                    CopyState.Removed _ -> Optional.empty();
        };
    }

    /**
     * Counts those that were wanted after the newest one that arrived: older ones that are sent later, such as when a
     * store was connected after them, are no trouble as long as the newest is there.
     *
     * @param its copies of one database in one store, the newest backup first
     */
    private Optional<CopyTrouble> behind(String database, List<Copy> its) {
        List<Copy> open = its.stream()
                .takeWhile(copy -> !copy.proven())
                .filter(Copy::open)
                .toList();
        Optional<Instant> since = open.stream().map(Copy::wanted).min(Comparator.naturalOrder());
        return since.filter(moment -> moment.plus(LATE).isBefore(clock.instant()))
                .map(moment -> new CopyTrouble.Behind(open.getFirst().store(), database, open.size(), moment));
    }
}
