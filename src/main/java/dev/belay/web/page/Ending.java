package dev.belay.web.page;

import dev.belay.operation.OperationKind;
import dev.belay.restore.Phase;
import dev.belay.restore.RestoreResult;
import dev.belay.restore.RestoreView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a restore or an undo ended.
 *
 * @param mark {@code ok}, {@code bad} or {@code off}
 * @param reason why it failed, as the core said it; null when it did not
 * @param figures what is good to know afterwards
 * @param undoUntil until when it can be undone; null when it cannot
 */
record Ending(
        String mark,
        @Nullable Trouble reason,
        List<Figure> figures,
        @Nullable String safetyBackup,
        @Nullable String oldDatabase,
        @Nullable String undoUntil) {

    /** Null while it runs. */
    static @Nullable Ending of(Words words, RestoreView restore) {
        RestoreResult result = restore.result();
        if (result == null) {
            return null;
        }
        return switch (result) {
            case RestoreResult.Done done -> ending(words, restore, "ok", null, figures(words, restore, done));
            case RestoreResult.Failed failed ->
                ending(
                        words,
                        restore,
                        "bad",
                        Trouble.told(words, new Problem(failed.code(), failed.sentence(), failed.hint())),
                        List.of());
            case RestoreResult.Cancelled _ -> ending(words, restore, "off", null, List.of());
        };
    }

    private static Ending ending(
            Words words, RestoreView restore, String mark, @Nullable Trouble reason, List<Figure> figures) {
        Instant until = restore.phase() == Phase.DONE && restore.operation().kind() == OperationKind.RESTORE
                ? restore.undoUntil()
                : null;
        String old = restore.oldDatabase();
        return new Ending(
                mark,
                reason,
                figures,
                restore.safetyBackup(),
                old == null ? null : Names.visible(old),
                until == null ? null : words.day(until));
    }

    private static List<Figure> figures(Words words, RestoreView restore, RestoreResult.Done done) {
        List<Figure> figures = new ArrayList<>();
        if (restore.operation().kind() == OperationKind.RESTORE) {
            figures.add(Figure.plain(Figures.number(done.rows()), words.text("done.rows")));
        }
        figures.add(
                Figure.plain(Figures.number(done.sessionsEnded()), words.text("done.sessions", done.sessionsEnded())));
        Instant confirmed = restore.cooldownEnds();
        Instant ended = restore.operation().ended();
        if (confirmed != null && ended != null && ended.isAfter(confirmed)) {
            figures.add(Figure.plain(words.duration(Duration.between(confirmed, ended)), words.text("done.took")));
        }
        return figures;
    }
}
