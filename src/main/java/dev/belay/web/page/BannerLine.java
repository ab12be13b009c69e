package dev.belay.web.page;

import dev.belay.operation.OperationKind;
import dev.belay.restore.Phase;
import dev.belay.restore.RestoreView;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One running restore or undo, as it stands on every page.
 *
 * @param sentence what happens
 * @param leftMillis of the cooldown; null in another phase
 * @param leftSeconds the same, as it is first shown
 */
record BannerLine(
        String id,
        String sentence,
        @Nullable Long leftMillis,
        String leftSeconds,
        String show,
        String cancel,
        boolean cancellable) {

    static BannerLine of(Words words, RestoreView restore) {
        String id = restore.operation().id().value();
        Instant ends = restore.cooldownEnds();
        Long left = restore.phase() == Phase.COOLING && ends != null ? leftMillis(words, ends) : null;
        return new BannerLine(
                id,
                sentence(words, restore),
                left,
                left == null ? "" : seconds(left),
                "/restores/" + id,
                "/restores/" + id + "/cancel",
                restore.phase().cancellable());
    }

    static long leftMillis(Words words, Instant ends) {
        return Math.max(0, Duration.between(words.place().now(), ends).toMillis());
    }

    static String seconds(long millis) {
        return Figures.number((millis + 999) / 1000);
    }

    private static String sentence(Words words, RestoreView restore) {
        String database = Names.isolated(restore.databaseName());
        String what = restore.operation().kind() == OperationKind.UNDO ? "banner.undo." : "banner.restore.";
        return restore.phase() == Phase.COOLING || restore.phase() == Phase.CONFIRMED
                ? words.text(what + "cooling", database)
                : words.text(what + "running", database, words.text("phase." + restore.phase()));
    }
}
