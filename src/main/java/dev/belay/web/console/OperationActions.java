package dev.belay.web.console;

import dev.belay.backup.BackupFacts;
import dev.belay.backup.BackupService;
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
import dev.belay.web.page.View;
import java.io.IOException;
import java.util.stream.Stream;

/** What runs: told while it runs, and cancelled. */
public final class OperationActions {
    private final PageWriter writer;
    private final BackupService backups;
    private final RestoreService restores;
    private final Journal journal;
    private final EventStreams streams;

    public OperationActions(
            PageWriter writer, BackupService backups, RestoreService restores, Journal journal, EventStreams streams) {
        this.writer = writer;
        this.backups = backups;
        this.restores = restores;
        this.journal = journal;
        this.streams = streams;
    }

    /** Cancels a backup, or the reading or the drill of one. */
    public void cancelBackup(Exchange exchange) {
        Operation backup = backup(exchange);
        boolean won = backups.cancel(backup.id(), exchange.actor());
        if (backup.kind() != OperationKind.BACKUP) {
            Notice cancelled = backup.kind() == OperationKind.DRILL ? Notice.DRILL_CANCELLED : Notice.VERIFY_CANCELLED;
            exchange.notice(won ? cancelled : Notice.TOO_LATE);
            exchange.seeOther("/backups/" + backup.fact(BackupFacts.BACKUP).orElseThrow());
        } else {
            exchange.notice(won ? Notice.BACKUP_CANCELLED : Notice.TOO_LATE);
            exchange.seeOther(writer.shells().path("/backups", backup.database()));
        }
    }

    /** Tells how far a backup is, until it is over. */
    public void backupEvents(Exchange exchange) throws IOException {
        streams.serve(exchange, () -> {
            Operation backup = backup(exchange);
            return backup.running()
                    ? update(
                            exchange,
                            writer.pages().backups().live(writer.shells().live(exchange), backup))
                    : turn();
        });
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

    /** Tells every page which restores run. */
    public void bannerEvents(Exchange exchange) throws IOException {
        streams.serve(
                exchange,
                () -> update(
                        exchange, writer.pages().banner().view(writer.shells().live(exchange))));
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

    private Operation backup(Exchange exchange) {
        return OperationId.parse(exchange.pathPart("id"))
                .flatMap(journal::find)
                .filter(operation -> operation.kind().ofBackup())
                .orElseThrow(OperationActions::unknown);
    }

    private static BelayException unknown() {
        return new BelayException(
                ErrorCode.NOT_FOUND, "there is no such operation", "look at the audit log for its number");
    }
}
