package dev.belay.web.console;

import dev.belay.backup.BackupCatalogue;
import dev.belay.backup.BackupRequest;
import dev.belay.backup.BackupService;
import dev.belay.backup.GuardedDatabase;
import dev.belay.base.BelayException;
import dev.belay.base.ByteSize;
import dev.belay.base.ErrorCode;
import dev.belay.offsite.OffsiteService;
import dev.belay.operation.Journal;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationKind;
import dev.belay.vault.Reason;
import dev.belay.vault.StoredBackup;
import dev.belay.web.http.Exchange;
import dev.belay.web.page.BackupQuery;
import dev.belay.web.page.BackupsPage.Shelf;
import dev.belay.web.page.Notice;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The list of backups, and taking one. */
public final class BackupActions {
    private static final Logger LOG = LoggerFactory.getLogger(BackupActions.class);
    private static final int OPERATIONS = 50;

    private final PageWriter writer;
    private final BackupCatalogue catalogue;
    private final OffsiteService copies;
    private final BackupService service;
    private final Journal journal;

    public BackupActions(PageWriter writer, BackupDetailActions.Known known, BackupService service, Journal journal) {
        this.writer = writer;
        this.catalogue = known.catalogue();
        this.copies = known.copies();
        this.service = service;
        this.journal = journal;
    }

    /** The list. */
    public void list(Exchange exchange) {
        show(exchange, query(exchange), null);
    }

    /** Begins a backup. */
    public void take(Exchange exchange) {
        String database;
        try {
            BackupRequest request = request(exchange);
            database = request.database();
            service.start(request, exchange.actor());
        } catch (BelayException refusal) {
            show(exchange, BackupQuery.all(), refusal);
            return;
        }
        exchange.notice(Notice.BACKUP_STARTED);
        exchange.seeOther(writer.shells().path("/backups", database));
    }

    private BackupRequest request(Exchange exchange) {
        GuardedDatabase database = writer.shells()
                .guarded(exchange)
                .orElseThrow(() ->
                        new BelayException(ErrorCode.NOT_FOUND, "no database is guarded yet", "an admin can name one"));
        String label = exchange.field("label").strip();
        boolean pin = !exchange.field("pin").isEmpty();
        try {
            return new BackupRequest(database.name(), Reason.MANUAL, label.isEmpty() ? null : label, null, pin);
        } catch (IllegalArgumentException e) {
            throw new BelayException(ErrorCode.USAGE, String.valueOf(e.getMessage()), "shorten it", e);
        }
    }

    private void show(Exchange exchange, BackupQuery query, @Nullable BelayException refusal) {
        Optional<GuardedDatabase> guarded = writer.shells().guarded(exchange);
        List<StoredBackup> backups =
                guarded.map(database -> catalogue.of(database.name())).orElse(List.of());
        Shelf shelf =
                new Shelf(backups, usableSpace(), guarded.flatMap(this::newest).orElse(null), copies::copies);
        writer.show(
                exchange,
                writer.pages()
                        .backups()
                        .view(writer.shells().page(exchange), shelf, query, PageWriter.problem(refusal)),
                refusal);
    }

    /** Null when the folder does not tell; taking a backup says why. */
    private @Nullable ByteSize usableSpace() {
        try {
            return new ByteSize(catalogue.usableSpace());
        } catch (BelayException e) {
            LOG.warn("the space that is left is unknown: {}", e.sentence());
            return null;
        }
    }

    private Optional<Operation> newest(GuardedDatabase database) {
        return journal.recent(Set.of(OperationKind.BACKUP), OPERATIONS).stream()
                .filter(operation -> operation.database().equals(database.name()))
                .findFirst();
    }

    static BackupQuery query(Exchange exchange) {
        @Nullable Reason reason = Stream.of(Reason.values())
                .filter(known -> known.word().equals(exchange.query("reason")))
                .findFirst()
                .orElse(null);
        String page = exchange.query("page");
        return new BackupQuery(
                exchange.query("q").strip(), reason, page.matches("[1-9]\\d{0,5}") ? Integer.parseInt(page) : 1);
    }
}
