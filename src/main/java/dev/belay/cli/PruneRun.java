package dev.belay.cli;

import dev.belay.backup.removal.RemovalResult;
import dev.belay.backup.retention.RetentionLook;
import dev.belay.backup.retention.RetentionResult;
import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ByteSize;
import dev.belay.base.ErrorCode;
import dev.belay.cli.json.PruneJson.OfDatabase;
import dev.belay.cli.text.Printable;
import dev.belay.cli.text.RetentionText;
import dev.belay.cli.text.Words;
import dev.belay.operation.CancelSignal;
import dev.belay.operation.CancelSignal.Registration;
import dev.belay.operation.Failure;
import dev.belay.operation.OperationKind;
import java.util.ArrayList;
import java.util.List;

/** Removes what was shown and agreed to, one database after the other, and keeps what to tell of each. */
final class PruneRun {
    private final Shell shell;
    private final CancelSignal interrupted = new CancelSignal();
    private final List<OfDatabase> told = new ArrayList<>();
    private int code = ExitCodes.DONE;

    PruneRun(Shell shell) {
        this.shell = shell;
    }

    static void show(RetentionLook look, Shell shell) {
        shell.output().say(new RetentionText(shell.bare().zone()).lines(look));
    }

    /** What came of each, for scripts. */
    List<OfDatabase> told() {
        return told;
    }

    int code() {
        return code;
    }

    /** Only shows it. */
    void leave(RetentionLook look) {
        told.add(OfDatabase.shown(look));
    }

    /** Removes what {@code looks} say, as {@code actor} agreed. */
    void apply(List<RetentionLook> looks, Actor actor) {
        try (Registration _ = shell.terminal().onInterrupt(() -> interrupt(actor))) {
            looks.forEach(look -> applyOrTell(look, actor));
        }
    }

    private void applyOrTell(RetentionLook look, Actor actor) {
        if (!look.removesAny()) {
            leave(look);
            return;
        }
        try {
            interrupted.check();
            tell(look, shell.services().retention().agree(look.database(), look.fingerprint(), actor));
        } catch (BelayException e) {
            told.add(OfDatabase.failed(look, Failure.of(e)));
            fail(e);
        }
    }

    private void tell(RetentionLook look, RetentionResult result) {
        switch (result) {
            case RetentionResult.Applied(var removal) -> {
                told.add(OfDatabase.removed(look, removal));
                tell(look.database(), removal);
            }
            case RetentionResult.Nothing() -> leave(look);
            case RetentionResult.Changed(var now) -> {
                told.add(OfDatabase.changed(now));
                show(now, shell);
                fail(new BelayException(
                        ErrorCode.REFUSED,
                        "by now something else would go of " + look.database() + ", and nothing was removed",
                        "look at it, and say so again"));
            }
        }
    }

    private void tell(String database, RemovalResult result) {
        RemovalResult.Removed removed = result.removed();
        shell.output()
                .say(database + ": removed " + Words.count(removed.ids().size(), "backup") + ", "
                        + new ByteSize(removed.bytes()));
        removed.spared().forEach(spared -> shell.output().note("stays: " + Printable.line(spared.why())));
        switch (result) {
            case RemovalResult.Done _ -> {}
            case RemovalResult.Cancelled(var _, String by) ->
                fail(new BelayException(
                        ErrorCode.CANCELLED, "it was stopped by " + by, "what is gone is gone, and nothing else"));
            case RemovalResult.Failed(var _, Failure why) ->
                fail(new BelayException(why.code(), why.sentence(), why.hint()));
        }
    }

    private void fail(BelayException why) {
        shell.output().complain(why);
        code = code == ExitCodes.DONE ? ExitCodes.of(why.code()) : code;
    }

    private void interrupt(Actor actor) {
        interrupted.raise();
        shell.services().journal().running().stream()
                .filter(operation -> operation.kind() == OperationKind.PRUNE
                        && operation.actor().equals(actor))
                .forEach(operation -> shell.services().removals().cancel(operation.id(), actor));
    }
}
