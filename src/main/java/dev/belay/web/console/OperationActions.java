package dev.belay.web.console;

import dev.belay.backup.BackupFacts;
import dev.belay.backup.BackupService;
import dev.belay.backup.removal.RemovalPhase;
import dev.belay.backup.removal.RemovalService;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.operation.Journal;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationId;
import dev.belay.operation.OperationKind;
import dev.belay.restore.Phase;
import dev.belay.restore.RestoreService;
import dev.belay.restore.RestoreView;
import dev.belay.web.http.EventStreams;
import dev.belay.web.http.EventStreams.Event;
import dev.belay.web.http.Exchange;
import dev.belay.web.page.Notice;
import dev.belay.web.page.Shell;
import dev.belay.web.page.View;
import java.io.IOException;
import java.util.stream.Stream;

/** What runs: told while it runs, and cancelled. */
public final class OperationActions {
    private final PageWriter writer;
    private final BackupService backups;
    private final RestoreService restores;
    private final RemovalService removals;
    private final Journal journal;
    private final EventStreams streams;

    public OperationActions(
            PageWriter writer,
            BackupService backups,
            RestoreService restores,
            RemovalService removals,
            Journal journal,
            EventStreams streams) {
        this.writer = writer;
        this.backups = backups;
        this.restores = restores;
        this.removals = removals;
        this.journal = journal;
        this.streams = streams;
    }

    /** Cancels a backup, or the reading, the drill, the fetching or the removal of one. */
    public void cancelJob(Exchange exchange) {
        Operation job = job(exchange);
        boolean won = job.kind().ofRemoval()
                ? removals.cancel(job.id(), exchange.actor())
                : backups.cancel(job.id(), exchange.actor());
        exchange.notice(won ? cancelled(job.kind()) : Notice.TOO_LATE);
        exchange.seeOther(
                switch (job.kind()) {
                    case VERIFY, DRILL, DELETE ->
                        "/backups/" + job.fact(BackupFacts.BACKUP).orElseThrow();
                    case PRUNE -> writer.shells().path("/schedules", job.database());
                    case BACKUP, FETCH, RESTORE, UNDO -> writer.shells().path("/backups", job.database());
                });
    }

    private static Notice cancelled(OperationKind kind) {
        return switch (kind) {
            case VERIFY -> Notice.VERIFY_CANCELLED;
            case DRILL -> Notice.DRILL_CANCELLED;
            case FETCH -> Notice.FETCH_CANCELLED;
            case DELETE -> Notice.KEPT;
            case PRUNE -> Notice.PRUNE_STOPPED;
            case BACKUP, RESTORE, UNDO -> Notice.BACKUP_CANCELLED;
        };
    }

    /** Tells how far a backup is, or its removal, until it is over. */
    public void jobEvents(Exchange exchange) throws IOException {
        streams.serve(exchange, () -> {
            Operation job = job(exchange);
            boolean over = job.kind().ofRemoval() ? RemovalPhase.of(job).over() : !job.running();
            return over ? turn() : update(exchange, live(exchange, job));
        });
    }

    private View live(Exchange exchange, Operation job) {
        Shell shell = writer.shells().live(exchange);
        return job.kind().ofRemoval()
                ? writer.pages().backup().live(shell, job)
                : writer.pages().backups().live(shell, job);
    }

    /** Tells where a restore or an undo stands, until it leaves the phase in which its page was made. */
    public void restoreEvents(Exchange exchange) throws IOException {
        String shown = exchange.query("phase");
        Phase from = Stream.of(Phase.values())
                .filter(phase -> phase.name().equals(shown))
                .findFirst()
                .orElseGet(() -> restore(exchange).phase());
        streams.serve(exchange, () -> {
            RestoreView now = restore(exchange);
            return now.phase() != from || now.phase().over()
                    ? turn()
                    : update(
                            exchange,
                            writer.pages().restore().live(writer.shells().live(exchange), now));
        });
    }

    /** Tells every page which restores and removals run besides the one that it is about. */
    public void bannerEvents(Exchange exchange) throws IOException {
        String page = exchange.query("from");
        streams.serve(
                exchange,
                () -> update(
                        exchange, writer.pages().banner().view(writer.shells().live(exchange, page))));
    }

    private Event update(Exchange exchange, View view) {
        return new Event("update", writer.html(exchange, view), false);
    }

    private static Event turn() {
        return new Event("turn", "over", true);
    }

    private RestoreView restore(Exchange exchange) {
        return restores.view(OperationId.parse(exchange.pathPart("id")).orElseThrow(OperationActions::unknown));
    }

    private Operation job(Exchange exchange) {
        return OperationId.parse(exchange.pathPart("id"))
                .flatMap(journal::find)
                .filter(operation -> !operation.kind().ofRestore())
                .orElseThrow(OperationActions::unknown);
    }

    private static BelayException unknown() {
        return new BelayException(
                ErrorCode.NOT_FOUND, "there is no such operation", "look at the audit log for its number");
    }
}
