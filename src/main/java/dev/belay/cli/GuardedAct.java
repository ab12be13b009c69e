package dev.belay.cli;

import dev.belay.backup.GuardedDatabase;
import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Secret;
import dev.belay.cli.json.RestoreJson;
import dev.belay.cli.text.Words;
import dev.belay.operation.OperationId;
import dev.belay.restore.PreflightItem;
import dev.belay.restore.Preview;
import dev.belay.restore.RestoreResult;
import dev.belay.restore.RestoreService;
import dev.belay.restore.RestoreService.Confirmation;
import dev.belay.restore.RestoreView;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The guarded steps that a restore and an undo share: preview, name, password, countdown, and the way to the end. */
final class GuardedAct {
    private static final String ADDRESS = "shell";

    private final Shell shell;
    private final ConfirmOptions options;
    private final Services services;
    private final RestoreService restores;

    GuardedAct(Shell shell, ConfirmOptions options) {
        this.shell = shell;
        this.options = options;
        this.services = shell.services();
        this.restores = services.restores();
    }

    /** Leads through the steps; {@code open} writes down the operation that waits for its password. */
    int run(Preview preview, Supplier<OperationId> open) {
        PreviewCommand.print(preview, shell);
        requirePassable(preview);
        OperationId id = open.get();
        confirmOrWithdraw(id, preview);
        OperationWatch watch = new OperationWatch(shell);
        RestoreResult result = watch.follow(
                id,
                (Duration limit) -> restores.await(id, limit),
                restores::cancel,
                line -> show(restores.view(id), line));
        return switch (result) {
            case RestoreResult.Done done -> done(restores.view(id), done);
            case RestoreResult.Failed failed when watch.interrupted() -> cancelled(id, ": " + failed.sentence());
            case RestoreResult.Failed failed ->
                end(id, new BelayException(failed.code(), failed.sentence(), failed.hint()));
            case RestoreResult.Cancelled(String by) -> cancelled(id, " by " + by);
        };
    }

    private static void requirePassable(Preview preview) {
        preview.preflight().stream()
                .filter(item -> item.verdict() == PreflightItem.Verdict.BLOCK)
                .findFirst()
                .ifPresent(item -> {
                    ErrorCode code = PreviewCommand.unusable(preview) ? ErrorCode.DAMAGED_BACKUP : ErrorCode.REFUSED;
                    throw new BelayException(code, item.detail(), item.fix());
                });
    }

    /** What is not confirmed must not go on waiting for its password. */
    private void confirmOrWithdraw(OperationId id, Preview preview) {
        try {
            confirm(id, services.databases().find(preview.database()));
        } catch (BelayException e) {
            restores.cancel(id, shell.actor());
            throw e;
        }
    }

    private void confirm(OperationId id, GuardedDatabase database) {
        String name = typedName(database);
        String user = UserChoice.of(options.user, shell.terminal().account(), services.users());
        Secret password = new PasswordSource(shell.terminal()).existing(options.passwordFile, user);
        Confirmation confirmation = new Confirmation(user, password, name, ADDRESS, options.cooldown);
        restores.confirm(id, confirmation, new Actor(user, Actor.Channel.SHELL));
    }

    private @Nullable String typedName(GuardedDatabase database) {
        String typed = options.typedName;
        if (typed == null && database.production()) {
            typed = shell.terminal()
                    .ask("This is a production database. Type its name, " + database.databaseName() + ": ")
                    .orElseThrow(() -> new BelayException(
                            ErrorCode.REFUSED,
                            "this is a production database, and its name was not typed",
                            "add --confirm " + database.databaseName()));
        }
        if (typed != null && !typed.strip().equals(database.databaseName())) {
            throw new BelayException(
                    ErrorCode.REFUSED,
                    "the name that was typed is not that of the database",
                    "it would go into " + database.databaseName() + " on " + database.address());
        }
        return typed == null ? null : typed.strip();
    }

    private void show(RestoreView view, LiveLine line) {
        Instant ends = view.cooldownEnds();
        switch (view.phase()) {
            case PREVIEWED, CONFIRMED -> line.show("CONFIRMED", "confirmed");
            case COOLING -> line.show("COOLING", countdown(view, ends == null ? Instant.MIN : ends));
            case SAVING -> line.show(view.operation(), "taking a safety backup");
            case LOADING -> line.show(view.operation(), "loading beside the live database");
            case CHECKING -> line.show(view.operation(), "checking what was loaded");
            case SWAPPING -> line.show(view.operation(), "swapping the two databases");
            case DONE, UNDONE, CANCELLED, FAILED -> {}
        }
    }

    private String countdown(RestoreView view, Instant ends) {
        Instant now = services.clock().instant();
        long seconds = ends.isBefore(now)
                ? 0
                : Duration.between(now, ends).plusMillis(999).toSeconds();
        return view.operation().kind().word() + " " + view.operation().id() + " begins in " + seconds
                + " s; Ctrl-C or any page of the console cancels it";
    }

    private int done(RestoreView view, RestoreResult.Done done) {
        OperationId id = view.operation().id();
        Instant until = view.undoUntil();
        shell.output().document(RestoreJson.of(view, done));
        shell.output()
                .say("done: " + view.databaseName() + " holds " + Words.count(done.rows(), "row") + ", "
                        + Words.count(done.sessionsEnded(), "session") + " were ended");
        if (until != null) {
            shell.output()
                    .say("what was there before is kept as " + done.oldDatabase() + " until "
                            + Words.moment(until, services.zone()) + "; to go back: belay undo " + id);
        }
        return ExitCodes.DONE;
    }

    private int cancelled(OperationId id, String how) {
        return end(
                id,
                new BelayException(ErrorCode.CANCELLED, what(id) + " was cancelled" + how, "live data is untouched"));
    }

    private String what(OperationId id) {
        return "the " + restores.view(id).operation().kind().word() + " " + id;
    }

    private int end(OperationId id, BelayException failure) {
        shell.output().failure(id.value(), failure);
        return ExitCodes.of(failure.code());
    }
}
