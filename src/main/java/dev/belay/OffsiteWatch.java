package dev.belay;

import dev.belay.notify.Alarms;
import dev.belay.notify.Facts;
import dev.belay.notify.Facts.Flaw;
import dev.belay.notify.Facts.Jump;
import dev.belay.notify.Facts.Late;
import dev.belay.notify.Facts.RouteHealth;
import dev.belay.notify.Facts.StoreFault;
import dev.belay.notify.Trouble.Kind;
import dev.belay.offsite.CopyTrouble;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Adds to what is known of each database how its copies elsewhere are, and what is wrong with stores. */
final class OffsiteWatch implements Alarms.Watch {
    /** So many copies are told by name; of more, only how many there are. */
    private static final int NAMED = 3;

    private final Alarms.Watch others;
    private final Supplier<List<CopyTrouble>> copies;

    OffsiteWatch(Alarms.Watch others, Supplier<List<CopyTrouble>> copies) {
        this.others = others;
        this.copies = copies;
    }

    @Override
    public Facts look(List<RouteHealth> routes, @Nullable Jump jump) {
        List<CopyTrouble> troubles = copies.get();
        List<StoreFault> faults = new ArrayList<>();
        List<OfStore> ofStores = new ArrayList<>();
        for (CopyTrouble trouble : troubles) {
            switch (trouble) {
                case CopyTrouble.Stopped(String store, Instant since, String sentence, String hint) ->
                    faults.add(new StoreFault(store, Kind.OFFSITE_STOPPED, since, sentence, hint));
                case CopyTrouble.Unseen(String store, Instant since) ->
                    faults.add(new StoreFault(store, Kind.OFFSITE_UNSEEN, since, "", ""));
                case CopyTrouble.Behind behind ->
                    ofStores.add(new OfStore(behind.database(), Kind.OFFSITE_BEHIND, behind, ""));
                case CopyTrouble.Missing missing ->
                    ofStores.add(new OfStore(
                            missing.database(),
                            Kind.OFFSITE_MISSING,
                            missing,
                            missing.backup().value()));
                case CopyTrouble.Damaged damaged ->
                    ofStores.add(new OfStore(
                            damaged.database(),
                            Kind.OFFSITE_DAMAGED,
                            damaged,
                            damaged.backup() + ": " + damaged.sentence()));
            }
        }
        return others.look(routes, jump)
                .withStores(faults)
                .withDatabases(database ->
                        database.withCopies(lost(ofStores, database.name()), behind(ofStores, database.name())));
    }

    private static List<Late> behind(List<OfStore> all, String database) {
        return all.stream()
                .filter(each -> each.database.equals(database) && each.kind == Kind.OFFSITE_BEHIND)
                .map(each -> new Late(each.trouble.store(), each.trouble.since()))
                .toList();
    }

    /** One flaw for each store and kind: somebody who empties a store must not set off a thousand alarms. */
    private static List<Flaw> lost(List<OfStore> all, String database) {
        Map<String, List<OfStore>> together = all.stream()
                .filter(each -> each.database.equals(database) && each.kind != Kind.OFFSITE_BEHIND)
                .collect(Collectors.groupingBy(
                        each -> each.kind + " " + each.trouble.store(), TreeMap::new, Collectors.toList()));
        return together.values().stream().map(OffsiteWatch::flaw).toList();
    }

    private static Flaw flaw(List<OfStore> alike) {
        OfStore first = alike.getFirst();
        Instant since = alike.stream()
                .map(each -> each.trouble.since())
                .min(Instant::compareTo)
                .orElseThrow();
        String more = alike.size() > NAMED ? "\n… (" + alike.size() + ")" : "";
        String named = alike.stream().limit(NAMED).map(OfStore::text).collect(Collectors.joining("\n"));
        return new Flaw(first.trouble.store(), first.kind, since, named + more);
    }

    private record OfStore(String database, Kind kind, CopyTrouble trouble, String text) {}
}
