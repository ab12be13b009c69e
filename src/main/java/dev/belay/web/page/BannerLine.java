package dev.belay.web.page;

import dev.belay.backup.BackupFacts;
import dev.belay.backup.removal.RemovalFacts;
import dev.belay.backup.removal.RemovalPhase;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationKind;
import dev.belay.restore.Phase;
import dev.belay.restore.RestoreView;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A restore, an undo or a removal of backups at work, as it stands on every page.
 *
 * @param label what it is, for those who do not see it
 * @param sentence what happens
 * @param leftMillis of the cooldown; null in another phase
 * @param leftSeconds the same, as it is first shown
 * @param button what cancelling it is called
 * @param late why it cannot be cancelled any more
 */
record BannerLine(
        String id,
        String label,
        String sentence,
        @Nullable Long leftMillis,
        String leftSeconds,
        String show,
        String cancel,
        boolean cancellable,
        String button,
        String late) {

    static BannerLine of(Words words, RestoreView restore) {
        String id = restore.operation().id().value();
        Instant ends = restore.cooldownEnds();
        Long left = restore.phase() == Phase.COOLING && ends != null ? leftMillis(words, ends) : null;
        return new BannerLine(
                id,
                words.text("banner.label"),
                sentence(words, restore),
                left,
                left == null ? "" : seconds(left),
                "/restores/" + id,
                "/restores/" + id + "/cancel",
                restore.phase().cancellable(),
                words.text("cancel"),
                words.text("banner.tooLate"));
    }

    static BannerLine of(Words words, Operation removal) {
        RemovalPhase phase = RemovalPhase.of(removal);
        String family = "banner." + removal.kind() + ".";
        Long left = removal.fact(RemovalFacts.WAITS_UNTIL)
                .filter(_ -> phase == RemovalPhase.WAITING)
                .map(until -> leftMillis(words, Instant.parse(until)))
                .orElse(null);
        return new BannerLine(
                removal.id().value(),
                words.text(family + "label"),
                words.text(
                        family + phase,
                        Names.isolated(removal.database()),
                        Names.isolated(removal.actor().name())),
                left,
                left == null ? "" : seconds(left),
                removal.fact(BackupFacts.BACKUP)
                        .map(id -> "/backups/" + id)
                        .orElseGet(() -> Shell.address(Section.SCHEDULES.path(), removal.database())),
                "/jobs/" + removal.id() + "/cancel",
                phase.cancellable(removal.kind()),
                words.text(family + "keep"),
                words.text("banner.DELETE.tooLate"));
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
