package dev.belay.web.console;

import dev.belay.audit.AuditEntry;
import dev.belay.audit.AuditLog;
import dev.belay.audit.ChainResult;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.web.http.Exchange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who did what: on a page, and to take away. */
public final class AuditActions {
    private static final int ON_A_PAGE = 200;
    private static final int IN_AN_EXPORT = 100_000;
    private static final Duration CHAIN_FRESH = Duration.ofSeconds(15);

    private final PageWriter writer;
    private final AuditLog audit;
    private final Clock clock;
    private final AtomicReference<@Nullable Checked> checked = new AtomicReference<>();

    public AuditActions(PageWriter writer, AuditLog audit, Clock clock) {
        this.writer = writer;
        this.audit = audit;
        this.clock = clock;
    }

    /** The newest entries. */
    public void page(Exchange exchange) {
        String filter = exchange.query("q").strip();
        List<AuditEntry> entries = audit.newest(filter, ON_A_PAGE);
        writer.show(exchange, writer.pages().audit().view(writer.shells().page(exchange), filter, entries, chain()));
    }

    /** The entries as a file, {@code format} csv or json. */
    public void export(Exchange exchange) {
        String format = exchange.query("format");
        List<AuditEntry> entries = audit.newest(exchange.query("q").strip(), IN_AN_EXPORT);
        switch (format) {
            case "", "csv" -> {
                attach(exchange, "csv");
                exchange.text("text/csv; charset=utf-8", csv(entries));
            }
            case "json" -> {
                attach(exchange, "json");
                exchange.json(entries.stream().map(Line::of).toList());
            }
            default ->
                throw new BelayException(
                        ErrorCode.USAGE, "the audit log is not exported as " + format, "ask for csv or json");
        }
    }

    /** Walking a long chain takes time, and many people look at it. */
    private ChainResult chain() {
        Checked last = checked.get();
        Instant now = clock.instant();
        if (last != null && last.at().plus(CHAIN_FRESH).isAfter(now)) {
            return last.result();
        }
        ChainResult result = audit.verify();
        checked.set(new Checked(now, result));
        return result;
    }

    private static void attach(Exchange exchange, String ending) {
        exchange.header("Content-Disposition", "attachment; filename=\"belay-audit." + ending + '"');
    }

    private static String csv(List<AuditEntry> entries) {
        return entries.stream()
                .map(Line::of)
                .map(line -> Stream.of(
                                Long.toString(line.number()),
                                line.at().toString(),
                                line.actor(),
                                line.channel(),
                                line.act(),
                                line.subject(),
                                line.outcome(),
                                line.detail(),
                                line.hash())
                        .map(AuditActions::cell)
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", "number,at,actor,channel,act,subject,outcome,detail,hash\r\n", ""));
    }

    /** A spreadsheet must not take for a formula what somebody once typed. */
    private static String cell(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }

    private record Checked(Instant at, ChainResult result) {}

    private record Line(
            long number,
            Instant at,
            String actor,
            String channel,
            String act,
            String subject,
            String outcome,
            String detail,
            String hash) {
        static Line of(AuditEntry entry) {
            return new Line(
                    entry.number(),
                    entry.at(),
                    entry.actor().name(),
                    entry.actor().channel().name(),
                    entry.act(),
                    entry.subject(),
                    entry.outcome().name(),
                    entry.detail(),
                    entry.hash().hex());
        }
    }
}
