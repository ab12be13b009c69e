package dev.belay.backup.removal;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.vault.BackupId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Why a backup cannot be removed now. */
public sealed interface Obstacle {
    /** The way back that is left when all else fails. */
    record NewestGood() implements Obstacle {}

    /** Somebody said that it stays. */
    record Pinned() implements Obstacle {}

    /** The books of a period have a term of their own. */
    record KeptUntil(Instant until) implements Obstacle {}

    /** Something at work, or an undo, needs it. */
    record InUse(String why) implements Obstacle {}

    /** The refusal to remove {@code id}. */
    default BelayException refusal(BackupId id) {
        return switch (this) {
            case NewestGood() -> refused(id + " is the newest good backup of its database", "take a new backup first");
            case Pinned() -> refused(id + " is pinned", "unpin it first");
            case KeptUntil(Instant until) ->
                refused(id + " must be kept until " + until.truncatedTo(ChronoUnit.SECONDS), "wait until then");
            case InUse(String why) -> refused(id + " is needed: " + why, "wait until that is over");
        };
    }

    private static BelayException refused(String sentence, String hint) {
        return new BelayException(ErrorCode.REFUSED, sentence, hint);
    }
}
