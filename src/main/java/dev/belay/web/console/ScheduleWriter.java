package dev.belay.web.console;

import dev.belay.backup.GuardedDatabase;
import dev.belay.backup.calendar.CalendarBook;
import dev.belay.backup.retention.RetentionService;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.web.http.Exchange;
import dev.belay.web.page.SchedulesPage.Known;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers with the page of what happens by itself. */
public final class ScheduleWriter {
    static final String PATH = "/schedules";

    private final PageWriter writer;
    private final CalendarBook book;
    private final RetentionService retention;

    public ScheduleWriter(PageWriter writer, CalendarBook book, RetentionService retention) {
        this.writer = writer;
        this.book = book;
        this.retention = retention;
    }

    PageWriter writer() {
        return writer;
    }

    CalendarBook book() {
        return book;
    }

    /** The page; {@code refusal} is why a change of the calendar was not served. */
    void show(Exchange exchange, @Nullable BelayException refusal) {
        show(exchange, refusal, null);
    }

    /** The page; {@code refusal} is why retention did not do what was asked. */
    void showRetention(Exchange exchange, BelayException refusal) {
        show(exchange, null, refusal);
    }

    private void show(Exchange exchange, @Nullable BelayException ofCalendar, @Nullable BelayException ofRetention) {
        Known known = writer.shells()
                .guarded(exchange)
                .map(database -> known(database.name(), ofRetention))
                .orElseGet(() -> new Known("", null, null, null));
        writer.show(
                exchange,
                writer.pages().schedules().view(writer.shells().page(exchange), known, PageWriter.problem(ofCalendar)),
                ofCalendar == null ? ofRetention : ofCalendar);
    }

    /** A backup folder that cannot be read must not hide the calendar. */
    private Known known(String database, @Nullable BelayException ofRetention) {
        try {
            return new Known(database, book.of(database), retention.look(database), PageWriter.problem(ofRetention));
        } catch (BelayException unknown) {
            return new Known(database, book.of(database), null, PageWriter.problem(unknown));
        }
    }

    /** The database that the page is about. */
    String database(Exchange exchange) {
        Optional<GuardedDatabase> guarded = writer.shells().guarded(exchange);
        return guarded.map(GuardedDatabase::name)
                .orElseThrow(() ->
                        new BelayException(ErrorCode.NOT_FOUND, "no database is guarded yet", "an admin can name one"));
    }
}
