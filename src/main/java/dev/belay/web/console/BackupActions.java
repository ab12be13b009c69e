package dev.belay.web.console;

import dev.belay.backup.BackupCatalogue;
import dev.belay.backup.BackupRequest;
import dev.belay.backup.BackupService;
import dev.belay.backup.GuardedDatabase;
import dev.belay.base.BelayException;
import dev.belay.base.ByteSize;
import dev.belay.base.ErrorCode;
import dev.belay.vault.Reason;
import dev.belay.vault.StoredBackup;
import dev.belay.web.http.Exchange;
import dev.belay.web.page.BackupsPage.Query;
import dev.belay.web.page.BackupsPage.Shelf;
import dev.belay.web.page.Notice;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The list of backups, and taking one. */
public final class BackupActions {
    private final PageWriter writer;
    private final BackupCatalogue catalogue;
    private final BackupService service;

    public BackupActions(PageWriter writer, BackupCatalogue catalogue, BackupService service) {
        this.writer = writer;
        this.catalogue = catalogue;
        this.service = service;
    }

    /** The list. */
    public void list(Exchange exchange) {
        show(exchange, query(exchange), null);
    }

    /** Begins a backup. */
    public void take(Exchange exchange) {
        try {
            service.start(request(exchange), exchange.actor());
        } catch (BelayException refusal) {
            show(exchange, Query.all(), refusal);
            return;
        }
        exchange.notice(Notice.BACKUP_STARTED);
        exchange.seeOther("/backups");
    }

    private BackupRequest request(Exchange exchange) {
        GuardedDatabase database = writer.shells()
                .guarded()
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

    private void show(Exchange exchange, Query query, @Nullable BelayException refusal) {
        List<StoredBackup> backups = writer.shells()
                .guarded()
                .map(database -> catalogue.of(database.name()))
                .orElse(List.of());
        Shelf shelf = new Shelf(backups, new ByteSize(catalogue.usableSpace()));
        writer.show(
                exchange,
                writer.pages()
                        .backups()
                        .view(writer.shells().page(exchange), shelf, query, PageWriter.problem(refusal)),
                refusal);
    }

    private static Query query(Exchange exchange) {
        @Nullable Reason reason = Stream.of(Reason.values())
                .filter(known -> known.word().equals(exchange.query("reason")))
                .findFirst()
                .orElse(null);
        String page = exchange.query("page");
        return new Query(
                exchange.query("q").strip(), reason, page.matches("[1-9]\\d{0,5}") ? Integer.parseInt(page) : 1);
    }
}
