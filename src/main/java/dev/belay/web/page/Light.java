package dev.belay.web.page;

import dev.belay.base.ByteSize;
import dev.belay.offsite.CopyState;
import dev.belay.restore.Proven;
import dev.belay.restore.Proven.Proof;
import dev.belay.vault.Manifest;
import dev.belay.vault.Verification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One proof of safety, or its absence; never lit without having been earned.
 *
 * @param mark {@code ok}, {@code care}, {@code bad} or {@code off}
 * @param value in a word or two
 * @param exact when, to the second; null when there is no moment to tell
 */
record Light(
        String label, String mark, String value, @Nullable String exact, String note) {

    static List<Light> all(Words words, Safety safety, Elsewhere elsewhere) {
        return List.of(
                made(words, safety),
                verified(words, safety.newestGood()),
                offsite(words, elsewhere),
                proven(words, safety.proven()));
    }

    private static Light made(Words words, Safety safety) {
        Manifest newest = safety.newestGood();
        String label = words.text("light.made");
        if (newest == null) {
            return new Light(label, "bad", words.text("light.never"), null, words.text("light.made.never"));
        }
        Instant began = newest.taken().began();
        return new Light(
                label,
                safety.finding() == Safety.Finding.OVERDUE ? "care" : "ok",
                words.relative(began),
                words.exact(began),
                words.text(
                        "light.made.note",
                        newest.contents().rows(),
                        new ByteSize(newest.contents().storedBytes())));
    }

    private static Light verified(Words words, @Nullable Manifest newest) {
        String label = words.text("light.verified");
        Optional<Verification> last = newest == null ? Optional.empty() : newest.lastVerification();
        return last.map(verification -> new Light(
                        label,
                        "ok",
                        words.relative(verification.at()),
                        words.exact(verification.at()),
                        words.text("light.verified.note")))
                .orElseGet(() ->
                        new Light(label, "bad", words.text("light.never"), null, words.text("light.verified.never")));
    }

    private static Light offsite(Words words, Elsewhere elsewhere) {
        String label = words.text("light.offsite");
        Safety.Finding finding = elsewhere.finding(words.place().now());
        return switch (finding) {
            case SAFE -> new Light(label, "off", words.text("light.notSetUp"), null, words.text("light.offsite.note"));
            case LOST ->
                new Light(
                        label,
                        "bad",
                        words.text("light.offsite.lost"),
                        null,
                        elsewhere.lost() > 0
                                ? words.text("light.offsite.lost.note", elsewhere.lost())
                                : words.text(
                                        elsewhere.stopped()
                                                ? "light.offsite.stopped.note"
                                                : "light.offsite.late.note"));
            case SECURED -> secured(words, label, elsewhere);
            default ->
                new Light(
                        label,
                        "now",
                        words.text("light.offsite.sending"),
                        null,
                        words.text("light.offsite.sending.note"));
        };
    }

    /** The age of the copy that was read back last, of the newest backup that counts. */
    private static Light secured(Words words, String label, Elsewhere elsewhere) {
        List<Instant> proven = elsewhere.copies().stream()
                .flatMap(copy -> copy.state() instanceof CopyState.Proven(Instant at, Instant _)
                        ? Stream.of(at)
                        : Stream.<Instant>empty())
                .sorted()
                .toList();
        return new Light(
                label,
                "ok",
                words.relative(proven.getLast()),
                words.exact(proven.getLast()),
                words.text("light.offsite.proven.note", proven.size()));
    }

    private static Light proven(Words words, Proven proven) {
        String label = words.text("light.proven");
        Proof good = proven.good();
        Proof bad = proven.bad();
        if (proven.doubtful() && bad != null) {
            return new Light(
                    label,
                    "bad",
                    words.text("drill.light.bad"),
                    words.exact(bad.at()),
                    words.text("drill.light.bad.note", words.relative(bad.at())));
        }
        if (good == null) {
            return new Light(label, "off", words.text("light.notYet"), null, words.text("light.proven.never"));
        }
        return new Light(label, "ok", words.relative(good.at()), words.exact(good.at()), note(words, good));
    }

    private static String note(Words words, Proof good) {
        Duration took = good.took();
        if (took != null) {
            return words.text("drill.light.note", good.rows(), words.duration(took));
        }
        return good.rows() == 0 ? words.text("light.proven.note") : words.text("light.proven.rows", good.rows());
    }
}
