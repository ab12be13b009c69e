package dev.belay.web.console;

import dev.belay.audit.AuditLog;
import dev.belay.audit.Audited;
import dev.belay.backup.BackupCatalogue;
import dev.belay.backup.GuardedDatabase;
import dev.belay.backup.calendar.CalendarBook;
import dev.belay.backup.calendar.CalendarChange;
import dev.belay.backup.calendar.CalendarFile;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Sha256;
import dev.belay.vault.Manifest;
import dev.belay.vault.Reason;
import dev.belay.web.http.Exchange;
import dev.belay.web.page.Notice;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What happens by itself: to look at, and to change. */
public final class CalendarActions {
    private static final String ACT = "calendar.change";

    private final PageWriter writer;
    private final CalendarFile file;
    private final CalendarBook book;
    private final BackupCatalogue catalogue;
    private final AuditLog audit;

    public CalendarActions(
            PageWriter writer, CalendarFile file, CalendarBook book, BackupCatalogue catalogue, AuditLog audit) {
        this.writer = writer;
        this.file = file;
        this.book = book;
        this.catalogue = catalogue;
        this.audit = audit;
    }

    /** The schedules and the closes of a database. */
    public void page(Exchange exchange) {
        show(exchange, null);
    }

    /** Shows what a change would write. */
    public void propose(Exchange exchange) {
        CalendarForm form = CalendarForm.of(exchange);
        try {
            CalendarFile.Proposal proposal = file.propose(form.change(database(exchange), file.inForce()));
            writer.show(
                    exchange, writer.pages().change().view(writer.shells().page(exchange), proposal, form.fields()));
        } catch (BelayException refusal) {
            show(exchange, refusal);
        }
    }

    /** Writes what was shown. */
    public void write(Exchange exchange) {
        CalendarForm form = CalendarForm.of(exchange);
        String database;
        try {
            database = database(exchange);
            CalendarChange change = form.change(database, file.inForce());
            Sha256 seen = seen(exchange);
            new Audited(audit, exchange.actor(), ACT, database, form.summary()).run(() -> file.write(change, seen));
        } catch (BelayException refusal) {
            show(exchange, refusal);
            return;
        }
        exchange.notice(Notice.CALENDAR_CHANGED);
        exchange.seeOther(writer.shells().path("/schedules", database));
    }

    /** What proves the close of a period, on one page to print. */
    public void statement(Exchange exchange) {
        Manifest manifest = BackupCatalogue.manifest(catalogue.get(exchange.pathPart("id")))
                .filter(found -> found.taken().reason() == Reason.CLOSE)
                .orElseThrow(() -> new BelayException(
                        ErrorCode.NOT_FOUND,
                        "this backup closes no period",
                        "only the backup of a closed period has a statement"));
        writer.show(
                exchange,
                writer.pages()
                        .statement()
                        .view(writer.shells().page(exchange, manifest.database()), book.statement(manifest)));
    }

    private void show(Exchange exchange, @Nullable BelayException refusal) {
        Optional<GuardedDatabase> guarded = writer.shells().guarded(exchange);
        writer.show(
                exchange,
                writer.pages()
                        .schedules()
                        .view(
                                writer.shells().page(exchange),
                                guarded.map(GuardedDatabase::name).orElse(""),
                                guarded.map(database -> book.of(database.name()))
                                        .orElse(null),
                                PageWriter.problem(refusal)),
                refusal);
    }

    private String database(Exchange exchange) {
        return writer.shells()
                .guarded(exchange)
                .map(GuardedDatabase::name)
                .orElseThrow(() ->
                        new BelayException(ErrorCode.NOT_FOUND, "no database is guarded yet", "an admin can name one"));
    }

    private static Sha256 seen(Exchange exchange) {
        try {
            return new Sha256(exchange.field("seen"));
        } catch (IllegalArgumentException e) {
            throw new BelayException(
                    ErrorCode.USAGE, "this request does not say what it changes", "look at the change first", e);
        }
    }
}
