package dev.belay.web.page;

import dev.belay.backup.removal.Obstacle;
import dev.belay.backup.removal.RemovalFacts;
import dev.belay.backup.removal.RemovalPhase;
import dev.belay.operation.Failure;
import dev.belay.operation.Operation;
import dev.belay.web.page.BackupPage.Shown;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The deletion of a backup, on its page.
 *
 * @param why it cannot be deleted; null when it can
 * @param reason in the core's words; null when {@code why} says it all
 * @param offer what deleting it means
 * @param underWay the deletion that can be taken back, or happens now; null when there is none
 * @param failed why the last one did not go through; null when it did, or is long ago
 */
record DeletionPart(
        @Nullable String why,
        @Nullable Sentence reason,
        String offer,
        @Nullable UnderWay underWay,
        @Nullable Trouble failed) {
    private static final Duration NEWS = Duration.ofHours(1);

    /** One that is not over. */
    record UnderWay(String headline, String lede, Now now, String events, String cancel) {}

    /**
     * What changes by itself.
     *
     * @param waiting whether it can be taken back
     */
    record Now(boolean waiting, long leftMillis, String leftSeconds) {}

    static DeletionPart of(Words words, Shown shown) {
        Obstacle obstacle = shown.removal().obstacle();
        return new DeletionPart(
                obstacle == null ? null : why(words, obstacle),
                obstacle instanceof Obstacle.InUse(String said) ? Sentence.of(words, said) : null,
                words.text("backup.delete.why", shown.removal().grace().toSeconds()),
                underWay(shown) ? underWay(words, shown.removal().last()) : null,
                failed(words, shown.removal().last()));
    }

    static boolean underWay(Shown shown) {
        Operation last = shown.removal().last();
        return last != null && last.running() && !RemovalPhase.of(last).over();
    }

    private static String why(Words words, Obstacle obstacle) {
        return switch (obstacle) {
            case Obstacle.NewestGood() -> words.text("backup.delete.lastGood");
            case Obstacle.Pinned() -> words.text("backup.delete.pinned");
            case Obstacle.KeptUntil(Instant until) -> words.text("backup.delete.until", words.day(until));
            case Obstacle.InUse _ -> words.text("backup.delete.inUse");
        };
    }

    private static @Nullable UnderWay underWay(Words words, @Nullable Operation deletion) {
        if (deletion == null) {
            return null;
        }
        String family = "deletion." + deletion.phase();
        return new UnderWay(
                words.text(family),
                words.text(family + ".lede", Names.isolated(deletion.actor().name())),
                now(words, deletion),
                "/jobs/" + deletion.id() + "/events",
                "/jobs/" + deletion.id() + "/cancel");
    }

    /** What is left of the time in which it can be taken back. */
    static Now now(Words words, Operation deletion) {
        long left = deletion.fact(RemovalFacts.WAITS_UNTIL)
                .map(until -> BannerLine.leftMillis(words, Instant.parse(until)))
                .orElse(0L);
        boolean waiting = RemovalPhase.of(deletion) == RemovalPhase.WAITING;
        return new Now(waiting, left, BannerLine.seconds(left));
    }

    private static @Nullable Trouble failed(Words words, @Nullable Operation last) {
        if (last == null || RemovalPhase.of(last) != RemovalPhase.FAILED) {
            return null;
        }
        Duration since = Duration.between(last.began(), words.place().now());
        return since.compareTo(NEWS) < 0
                ? Trouble.titled(words.text("deletion.FAILED"), words, Problem.of(Failure.of(last)))
                : null;
    }
}
