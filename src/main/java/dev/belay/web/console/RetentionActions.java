package dev.belay.web.console;

import dev.belay.backup.removal.RemovalResult;
import dev.belay.backup.retention.RetentionResult;
import dev.belay.backup.retention.RetentionService;
import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Sha256;
import dev.belay.operation.Failure;
import dev.belay.web.http.Exchange;
import dev.belay.web.page.Notice;

/** A person agrees to what retention would remove. */
public final class RetentionActions {
    private final ScheduleWriter schedules;
    private final RetentionService retention;
    private final PasswordAgain password;

    public RetentionActions(ScheduleWriter schedules, RetentionService retention, PasswordAgain password) {
        this.schedules = schedules;
        this.retention = retention;
        this.password = password;
    }

    /** Removes exactly what was shown, after the password was given again. */
    public void agree(Exchange exchange) {
        try {
            String database = schedules.database(exchange);
            Sha256 seen = seen(exchange);
            password.require(exchange, "prune " + database + " " + seen);
            exchange.notice(agreed(database, seen, exchange.actor()));
            exchange.seeOther(schedules.writer().shells().path(ScheduleWriter.PATH, database));
        } catch (BelayException refusal) {
            schedules.showRetention(exchange, refusal);
        }
    }

    /** Whoever gives up thousands is not kept waiting for the last of them. */
    private Notice agreed(String database, Sha256 seen, Actor actor) {
        return Patience.with("retention of " + database, () -> retention.agree(database, seen, actor))
                .map(RetentionActions::notice)
                .orElse(Notice.PRUNING);
    }

    private static Notice notice(RetentionResult result) {
        return switch (result) {
            case RetentionResult.Applied(RemovalResult removal) -> notice(removal);
            case RetentionResult.Nothing() -> Notice.NOTHING_TO_PRUNE;
            case RetentionResult.Changed _ ->
                throw new BelayException(
                        ErrorCode.CANCELLED,
                        "what retention would remove is not what was shown any more",
                        "nothing was removed; look again, then agree");
        };
    }

    private static Notice notice(RemovalResult removal) {
        return switch (removal) {
            case RemovalResult.Done(var removed) -> removed.spared().isEmpty() ? Notice.PRUNED : Notice.PRUNED_IN_PART;
            case RemovalResult.Cancelled _ -> Notice.PRUNE_STOPPED;
            case RemovalResult.Failed(var _, Failure why) ->
                throw new BelayException(why.code(), why.sentence(), why.hint());
        };
    }

    private static Sha256 seen(Exchange exchange) {
        try {
            return new Sha256(exchange.field("fingerprint"));
        } catch (IllegalArgumentException e) {
            throw new BelayException(
                    ErrorCode.USAGE, "this request does not say what it agrees to", "look at what would go first", e);
        }
    }
}
