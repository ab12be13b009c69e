package dev.belay.web.console;

import dev.belay.backup.BackupCatalogue;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.operation.Journal;
import dev.belay.operation.OperationId;
import dev.belay.restore.Preview;
import dev.belay.restore.RestoreService;
import dev.belay.restore.RestoreService.Confirmation;
import dev.belay.restore.RestoreService.Undoable;
import dev.belay.restore.RestoreView;
import dev.belay.vault.StoredBackup;
import dev.belay.web.http.Exchange;
import dev.belay.web.page.NewRestorePage.Choosable;
import dev.belay.web.page.Notice;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Choosing, previewing, confirming, cancelling and undoing a restore. */
public final class RestoreActions {
    private final PageWriter writer;
    private final RestoreService restores;
    private final BackupCatalogue catalogue;
    private final Journal journal;
    private final PasswordAgain password;

    public RestoreActions(
            PageWriter writer,
            RestoreService restores,
            BackupCatalogue catalogue,
            Journal journal,
            PasswordAgain password) {
        this.writer = writer;
        this.restores = restores;
        this.catalogue = catalogue;
        this.journal = journal;
        this.password = password;
    }

    /** The choice of a backup to go back to. */
    public void choose(Exchange exchange) {
        showChoice(exchange, null);
    }

    /** Counts what a restore would lose, and opens its page. */
    public void preview(Exchange exchange) {
        OperationId opened;
        try {
            // a backup's id and nothing else: the shell may name files, a browser may not
            StoredBackup backup = catalogue.get(exchange.field("backup"));
            Preview preview =
                    restores.preview(database(exchange, backup), backup.id().value());
            opened = restores.open(preview, exchange.actor());
        } catch (BelayException refusal) {
            showChoice(exchange, refusal);
            return;
        }
        exchange.seeOther(pathOf(opened));
    }

    /** The page of a restore or an undo, wherever it stands. */
    public void page(Exchange exchange) {
        show(exchange, restores.view(id(exchange)), null);
    }

    /** Takes the password and begins the cooldown. */
    public void confirm(Exchange exchange) {
        OperationId id = id(exchange);
        String typed = exchange.field("typed_name").strip();
        Confirmation confirmation = new Confirmation(
                exchange.person().name(),
                exchange.secretField("password"),
                typed.isEmpty() ? null : typed,
                exchange.address(),
                null);
        try {
            restores.confirm(id, confirmation, exchange.actor());
        } catch (BelayException refusal) {
            show(exchange, restores.view(id), refusal);
            return;
        }
        password.renew(exchange);
        exchange.seeOther(pathOf(id));
    }

    /** Cancels, while that is still possible. */
    public void cancel(Exchange exchange) {
        OperationId id = id(exchange);
        boolean won = restores.cancel(id, exchange.actor());
        exchange.notice(won ? Notice.RESTORE_CANCELLED : Notice.TOO_LATE);
        exchange.seeOther(pathOf(id));
    }

    /** Counts what an undo would lose, and opens its page. */
    public void undo(Exchange exchange) {
        OperationId id = id(exchange);
        OperationId opened;
        try {
            opened = restores.openUndo(id, exchange.actor());
        } catch (BelayException refusal) {
            show(exchange, restores.view(id), refusal);
            return;
        }
        exchange.seeOther(pathOf(opened));
    }

    private String database(Exchange exchange, StoredBackup backup) {
        return BackupCatalogue.manifest(backup)
                .map(manifest -> manifest.database())
                .filter(name -> writer.shells().isGuarded(name))
                .or(() -> writer.shells().guarded(exchange).map(database -> database.name()))
                .orElseThrow(() ->
                        new BelayException(ErrorCode.NOT_FOUND, "no database is guarded yet", "an admin can name one"));
    }

    private void show(Exchange exchange, RestoreView view, @Nullable BelayException refusal) {
        writer.show(
                exchange,
                writer.pages()
                        .restore()
                        .view(
                                writer.shells().page(exchange, view.operation().database()),
                                view,
                                journal.steps(view.operation().id()),
                                PageWriter.problem(refusal)),
                refusal);
    }

    private void showChoice(Exchange exchange, @Nullable BelayException refusal) {
        Optional<String> database = writer.shells().guarded(exchange).map(found -> found.name());
        List<StoredBackup> backups = database.map(catalogue::of).orElse(List.of());
        List<Undoable> undoable = database.map(restores::undoable).orElse(List.of());
        writer.show(
                exchange,
                writer.pages()
                        .newRestore()
                        .view(
                                writer.shells().page(exchange),
                                new Choosable(backups, BackupActions.query(exchange), undoable),
                                PageWriter.problem(refusal)),
                refusal);
    }

    private static String pathOf(OperationId id) {
        return "/restores/" + id;
    }

    private static OperationId id(Exchange exchange) {
        return OperationId.parse(exchange.pathPart("id"))
                .orElseThrow(() -> new BelayException(
                        ErrorCode.NOT_FOUND, "there is no such restore", "look at the audit log for its number"));
    }
}
