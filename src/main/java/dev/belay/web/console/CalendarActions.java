package dev.belay.web.console;

import dev.belay.audit.AuditLog;
import dev.belay.audit.Audited;
import dev.belay.backup.BackupCatalogue;
import dev.belay.backup.calendar.CalendarChange;
import dev.belay.backup.calendar.CalendarFile;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Sha256;
import dev.belay.vault.Manifest;
import dev.belay.vault.Reason;
import dev.belay.web.http.Exchange;
import dev.belay.web.page.Notice;

/** What happens by itself: to look at, and to change. */
public final class CalendarActions {
    private static final String ACT = "calendar.change";

    private final ScheduleWriter schedules;
    private final PageWriter writer;
    private final CalendarFile file;
    private final BackupCatalogue catalogue;
    private final AuditLog audit;

    public CalendarActions(ScheduleWriter schedules, CalendarFile file, BackupCatalogue catalogue, AuditLog audit) {
        this.schedules = schedules;
        this.writer = schedules.writer();
        this.file = file;
        this.catalogue = catalogue;
        this.audit = audit;
    }

    /** The schedules, the closes and the retention of a database. */
    public void page(Exchange exchange) {
        schedules.show(exchange, null);
    }

    /** Shows what a change would write. */
    public void propose(Exchange exchange) {
        CalendarForm form = CalendarForm.of(exchange);
        try {
            CalendarFile.Proposal proposal = file.propose(form.change(schedules.database(exchange), file.inForce()));
            writer.show(
                    exchange, writer.pages().change().view(writer.shells().page(exchange), proposal, form.fields()));
        } catch (BelayException refusal) {
            schedules.show(exchange, refusal);
        }
    }

    /** Writes what was shown. */
    public void write(Exchange exchange) {
        CalendarForm form = CalendarForm.of(exchange);
        String database;
        try {
            database = schedules.database(exchange);
            CalendarChange change = form.change(database, file.inForce());
            Sha256 seen = seen(exchange);
            new Audited(audit, exchange.actor(), ACT, database, form.summary()).run(() -> file.write(change, seen));
        } catch (BelayException refusal) {
            schedules.show(exchange, refusal);
            return;
        }
        exchange.notice(Notice.CALENDAR_CHANGED);
        exchange.seeOther(writer.shells().path(ScheduleWriter.PATH, database));
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
                        .view(
                                writer.shells().page(exchange, manifest.database()),
                                schedules.book().statement(manifest)));
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
