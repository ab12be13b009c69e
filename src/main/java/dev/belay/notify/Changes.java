package dev.belay.notify;

import dev.belay.notify.Trouble.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What became of the troubles since somebody looked last. Of one that began and one that is over, exactly one list holds
 * it.
 *
 * @param raised that are new
 * @param reminded that stand, and of which nobody heard for a day
 * @param refreshed that stand, and of which more or something else is known
 * @param ended that are over
 * @param dropped that are over because nobody asks any more, such as those of a database that is no longer guarded
 */
public record Changes(
        List<Standing> raised,
        List<Standing> reminded,
        List<Standing> refreshed,
        List<Standing> ended,
        List<Standing> dropped) {
    /** Nobody is reminded of the same trouble more often. */
    static final Duration REMIND = Duration.ofDays(1);

    /** What can still be told when the backup folder cannot be read. */
    private static final Set<Kind> WITHOUT_FOLDER = Set.of(Kind.FOLDER, Kind.CLOCK_JUMPED, Kind.ROUTE_BROKEN);

    public Changes {
        raised = List.copyOf(raised);
        reminded = List.copyOf(reminded);
        refreshed = List.copyOf(refreshed);
        ended = List.copyOf(ended);
        dropped = List.copyOf(dropped);
    }

    /** Compares what stands with what is wrong {@code now}. */
    static Changes between(List<Standing> standing, List<Trouble> wrong, Facts facts) {
        Instant now = facts.now();
        Map<String, Trouble> current =
                wrong.stream().collect(Collectors.toMap(Trouble::key, Function.identity(), (first, _) -> first));
        Set<String> known = standing.stream().map(each -> each.trouble().key()).collect(Collectors.toSet());
        List<Standing> reminded = new ArrayList<>();
        List<Standing> refreshed = new ArrayList<>();
        List<Standing> ended = new ArrayList<>();
        List<Standing> dropped = new ArrayList<>();
        for (Standing before : standing) {
            Trouble still = current.get(before.trouble().key());
            if (still != null) {
                Standing seen = before.seen(still);
                if (Troubles.overdue(before.told(), now, REMIND)) {
                    reminded.add(seen.toldAt(now));
                } else if (!seen.equals(before)) {
                    refreshed.add(seen);
                }
            } else if (!asked(before.trouble(), facts)) {
                dropped.add(before.endedAt(now));
            } else if (facts.unreadable() == null
                    || WITHOUT_FOLDER.contains(before.trouble().kind())) {
                ended.add(before.endedAt(now));
            }
        }
        List<Standing> raised = current.values().stream()
                .filter(trouble -> !known.contains(trouble.key()))
                .map(trouble -> Standing.raised(trouble, now))
                .toList();
        return new Changes(raised, reminded, refreshed, ended, dropped);
    }

    /** Whether there is nothing to write down. */
    boolean none() {
        return raised.isEmpty() && reminded.isEmpty() && refreshed.isEmpty() && ended.isEmpty() && dropped.isEmpty();
    }

    private static boolean asked(Trouble trouble, Facts facts) {
        if (trouble.kind() == Kind.ROUTE_BROKEN) {
            return facts.routes().stream().anyMatch(route -> route.route().equals(trouble.about()));
        }
        return trouble.database().isEmpty()
                || facts.databases().stream()
                        .anyMatch(database -> database.name().equals(trouble.database()));
    }
}
