package dev.belay.web.page;

import dev.belay.access.Role;
import dev.belay.base.ByteSize;
import dev.belay.base.ErrorCode;
import dev.belay.offsite.Probe;
import dev.belay.offsite.StoreStatus;
import dev.belay.offsite.StoreStatus.Counts;
import dev.belay.web.page.OffsitePage.Tested;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A store, and how it does.
 *
 * @param kind in words
 * @param place where it is
 * @param sealed whether what goes there is encrypted, in words
 * @param grows that nothing is ever deleted there; empty when it can be
 * @param lastProven when a copy last arrived; null when none did
 * @param compared when its contents were last compared; null when they never were
 * @param free room that is left; empty when unknown
 * @param tested what the last test here found; empty before one
 * @param origin that the configuration names it; empty for one that a page connected
 * @param mayForget whether whoever looks may disconnect it
 */
record StoreCard(
        String name,
        String kind,
        Sentence place,
        String mark,
        String state,
        String sealed,
        boolean encrypts,
        String grows,
        boolean paused,
        @Nullable Trouble problem,
        List<Figure> figures,
        @Nullable Moment lastProven,
        @Nullable Moment compared,
        String free,
        List<Sentence> tested,
        String origin,
        String found,
        boolean mayForget) {
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(1);

    static StoreCard of(Words words, Shell shell, StoreStatus store, boolean changeable, @Nullable Tested tested) {
        Instant proven = store.lastProven();
        Instant compared = store.compared();
        Long free = store.bytesFree();
        return new StoreCard(
                Names.visible(store.name()),
                words.text("offsite.kind." + store.kind()),
                Sentence.phrase(words, store.place()),
                mark(store),
                words.text("offsite.state." + state(store)),
                words.text(store.encrypts() ? "offsite.encrypted" : "offsite.plain"),
                store.encrypts(),
                store.grows() ? words.text("offsite.grows") : "",
                store.paused(),
                problem(words, store.problem()),
                figures(words, store.counts()),
                proven == null ? null : words.moment(proven),
                compared == null ? null : words.moment(compared),
                free == null ? "" : words.text("offsite.free", new ByteSize(free)),
                tested == null ? List.of() : tested(words, tested),
                changeable ? "" : words.text("offsite.configured"),
                "/offsite/found?store=" + URLEncoder.encode(store.name(), StandardCharsets.UTF_8),
                changeable && shell.visitor().may(Role.ADMIN));
    }

    /** What is told of a test that passed. */
    static List<Sentence> passed(Words words, Probe probe) {
        List<Sentence> said = new ArrayList<>();
        said.add(own(words, probe.deletes() ? "offsite.probe.deletes" : "offsite.probe.grows"));
        Long free = probe.bytesFree();
        if (free != null) {
            said.add(own(words, "offsite.probe.free", new ByteSize(free)));
        }
        Duration ahead = probe.clockAhead();
        if (ahead != null && ahead.abs().compareTo(CLOCK_TOLERANCE) > 0) {
            said.add(own(
                    words,
                    ahead.isNegative() ? "offsite.probe.clock.behind" : "offsite.probe.clock.ahead",
                    words.duration(ahead.abs())));
        }
        probe.notes().forEach(note -> said.add(Sentence.of(words, note)));
        return said;
    }

    private static List<Sentence> tested(Words words, Tested tested) {
        List<Sentence> said = new ArrayList<>();
        said.add(own(words, "offsite.tested", words.relative(tested.at())));
        said.addAll(passed(words, tested.probe()));
        return said;
    }

    private static Sentence own(Words words, String key, Object... arguments) {
        return new Sentence(words.text(key, arguments), words.language());
    }

    private static @Nullable Trouble problem(Words words, StoreStatus.@Nullable Problem problem) {
        return problem == null
                ? null
                : Trouble.titled(
                        words.text("offsite.stopped", words.relative(problem.since())),
                        words,
                        new Problem(ErrorCode.OFFSITE_FAILED, problem.sentence(), problem.hint()));
    }

    private static String mark(StoreStatus store) {
        Counts counts = store.counts();
        if (store.problem() != null || counts.missing() > 0 || counts.damaged() > 0) {
            return "bad";
        }
        if (store.paused() || counts.failed() > 0) {
            return "care";
        }
        if (!store.sending().isEmpty() || counts.waiting() > 0) {
            return "now";
        }
        return counts.proven() > 0 ? "ok" : "off";
    }

    private static String state(StoreStatus store) {
        if (store.problem() != null) {
            return "stopped";
        }
        if (store.paused()) {
            return "paused";
        }
        return switch (mark(store)) {
            case "bad" -> "lost";
            case "care" -> "failed";
            case "now" -> store.sending().isEmpty() ? "waiting" : "sending";
            case "ok" -> "proven";
            default -> "empty";
        };
    }

    private static List<Figure> figures(Words words, Counts counts) {
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.plain(Figures.number(counts.proven()), words.text("copy.state.proven")));
        figures.add(Figure.plain(Figures.number(counts.waiting()), words.text("copy.state.waiting")));
        add(figures, counts.failed(), words.text("copy.state.failed"));
        add(figures, counts.missing(), words.text("copy.state.missing"));
        add(figures, counts.damaged(), words.text("copy.state.damaged"));
        return figures;
    }

    private static void add(List<Figure> figures, int count, String label) {
        if (count > 0) {
            figures.add(new Figure(Figures.number(count), label, "less"));
        }
    }
}
