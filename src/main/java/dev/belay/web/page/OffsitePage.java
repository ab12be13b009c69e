package dev.belay.web.page;

import dev.belay.access.Role;
import dev.belay.base.Sha256;
import dev.belay.offsite.Copy;
import dev.belay.offsite.Probe;
import dev.belay.offsite.StoreStatus;
import dev.belay.offsite.StoreStatus.Counts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Are there copies elsewhere that can be relied on? */
public final class OffsitePage {
    private static final int SHOWN = 20;

    private final Messages messages;

    public OffsitePage(Messages messages) {
        this.messages = messages;
    }

    /** The page. */
    public View view(Shell shell, Known known, @Nullable Problem problem) {
        Words words = new Words(messages, shell.place());
        List<StoreStatus> stores = known.stores();
        String mark = mark(known);
        boolean sending = stores.stream().anyMatch(store -> !store.sending().isEmpty());
        Model model = new Model(
                mark,
                words.text("offsite.headline." + headline(known, mark), count(known, mark)),
                words.text("offsite.lede." + (stores.isEmpty() ? "none" : "some")),
                Trouble.of(words, problem),
                known.troubled().stream()
                        .limit(SHOWN)
                        .map(copy -> CopyLine.of(words, copy))
                        .toList(),
                known.troubled().size() > SHOWN
                        ? words.text("offsite.needs.more", known.troubled().size() - SHOWN)
                        : "",
                "/offsite/events?seen=" + stamp(stores),
                SendingLine.all(words, stores),
                stores.stream()
                        .map(store -> StoreCard.of(
                                words,
                                shell,
                                store,
                                known.changeable().contains(store.name()),
                                known.tested().get(store.name())))
                        .toList(),
                sealed(words, known),
                known.recipients() > 0,
                shell.visitor().may(Role.OPERATOR),
                shell.visitor().may(Role.ADMIN));
        return new View(
                "offsite/page",
                Map.of(
                        "shell",
                        Surroundings.of(words, shell, Section.OFFSITE, words.text("offsite.title"), sending),
                        "page",
                        model));
    }

    /** The part that server-sent events renew. */
    public View live(Shell shell, List<StoreStatus> stores) {
        return new View("offsite/live", Map.of("sending", SendingLine.all(new Words(messages, shell.place()), stores)));
    }

    /** Another one as soon as more than the progress of what is sent has changed. */
    public static String stamp(List<StoreStatus> stores) {
        StringBuilder seen = new StringBuilder();
        for (StoreStatus store : stores) {
            seen.append(store.name())
                    .append(store.paused())
                    .append(store.problem())
                    .append(store.counts())
                    .append(store.compared());
            store.sending().forEach(sending -> seen.append(sending.backup()));
        }
        return Sha256.of(seen.toString()).hex().substring(0, 16);
    }

    /**
     * What is known of the stores.
     *
     * @param changeable names of those that were connected on a page
     * @param troubled copies that cannot be relied on until somebody does something, the newest backup first
     * @param tested what the last tests found, by the name of the store
     * @param recipients how many keys copies are encrypted for
     */
    public record Known(
            List<StoreStatus> stores,
            Set<String> changeable,
            List<Copy> troubled,
            Map<String, Tested> tested,
            int recipients) {
        public Known {
            stores = List.copyOf(stores);
            changeable = Set.copyOf(changeable);
            troubled = troubled.stream()
                    .filter(copy -> CopyLine.needsSomebody(copy.state()))
                    .toList();
            tested = Map.copyOf(tested);
        }
    }

    /** A test that passed. */
    public record Tested(Instant at, Probe probe) {}

    private static String mark(Known known) {
        if (known.stores().isEmpty()) {
            return "off";
        }
        boolean stopped = known.stores().stream().anyMatch(store -> store.problem() != null);
        if (stopped || !known.troubled().isEmpty()) {
            return "bad";
        }
        if (known.stores().stream().anyMatch(StoreStatus::paused) || sum(known, Counts::failed) > 0) {
            return "care";
        }
        if (sum(known, Counts::waiting) > 0
                || known.stores().stream().anyMatch(store -> !store.sending().isEmpty())) {
            return "now";
        }
        return sum(known, Counts::proven) > 0 ? "ok" : "off";
    }

    private static String headline(Known known, String mark) {
        return switch (mark) {
            case "bad" -> known.troubled().isEmpty() ? "stopped" : "bad";
            case "care" -> sum(known, Counts::failed) > 0 ? "failed" : "paused";
            case "off" -> known.stores().isEmpty() ? "none" : "empty";
            default -> mark;
        };
    }

    private static int count(Known known, String mark) {
        return switch (mark) {
            case "bad" -> known.troubled().size();
            case "care" -> sum(known, Counts::failed);
            case "now" ->
                sum(known, Counts::waiting)
                        + known.stores().stream()
                                .mapToInt(store -> store.sending().size())
                                .sum();
            default -> sum(known, Counts::proven);
        };
    }

    private static int sum(Known known, ToIntFunction<Counts> count) {
        return known.stores().stream()
                .mapToInt(store -> count.applyAsInt(store.counts()))
                .sum();
    }

    private static String sealed(Words words, Known known) {
        return known.recipients() == 0
                ? words.text("offsite.key.none")
                : words.text("offsite.key.some", known.recipients());
    }

    private record Model(
            String mark,
            String headline,
            String lede,
            @Nullable Trouble trouble,
            List<CopyLine> needs,
            String more,
            String events,
            List<SendingLine> sending,
            List<StoreCard> stores,
            String sealed,
            boolean hasKey,
            boolean mayAct,
            boolean mayConnect) {}
}
