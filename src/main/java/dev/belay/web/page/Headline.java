package dev.belay.web.page;

import dev.belay.operation.OperationKind;
import dev.belay.operation.Operations;
import dev.belay.restore.Phase;
import dev.belay.restore.Preview;
import dev.belay.restore.RestoreView;
import java.time.Instant;

/** The one sentence on top of a restore, and the one below it. */
record Headline(String title, String lede) {

    static Headline of(Words words, RestoreView restore) {
        boolean undo = restore.operation().kind() == OperationKind.UNDO;
        String family = undo ? "undo." : "restore.";
        String database = Names.isolated(restore.databaseName());
        String target = undo ? words.text("undo.target") : target(words, restore.preview());
        String by = Names.isolated(restore.operation()
                .fact(Operations.CANCELLED_BY)
                .orElse(restore.operation().actor().name()));
        if (restore.phase() == Phase.PREVIEWED) {
            return new Headline(
                    preview(words, restore.preview(), family), words.text(family + "PREVIEWED.lede", database, target));
        }
        String key = family + shown(restore.phase(), undo);
        return new Headline(words.text(key, database, target, by), words.text(key + ".lede", database, target, by));
    }

    /** Between the password and the countdown passes no time to read; an undo does nothing but swap. */
    private static Phase shown(Phase phase, boolean undo) {
        return switch (phase) {
            case CONFIRMED -> Phase.COOLING;
            case SAVING, LOADING, CHECKING -> undo ? Phase.SWAPPING : phase;
            case UNDONE -> undo ? Phase.DONE : phase;
            case PREVIEWED, COOLING, SWAPPING, DONE, CANCELLED, FAILED -> phase;
        };
    }

    private static String preview(Words words, Preview preview, String family) {
        long lost = preview.rowsLost();
        if (preview.blocked()) {
            return words.text(family + "PREVIEWED.blocked");
        }
        if (lost == 0) {
            return words.text(family + (preview.partlyUnknown() ? "PREVIEWED.unknown" : "PREVIEWED.nothing"));
        }
        return words.text(family + (preview.partlyUnknown() ? "PREVIEWED.atLeast" : "PREVIEWED.loses"), lost);
    }

    /** What the database goes back to. */
    static String target(Words words, Preview preview) {
        Instant taken = preview.origin().takenAt();
        return taken == null
                ? words.text("restore.target.file", Names.isolated(preview.backup()))
                : words.text("restore.target.backup", words.day(taken));
    }
}
