package dev.belay.web.page;

import dev.belay.audit.AuditEntry;
import dev.belay.audit.ChainResult;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Who did what, and how did it end? */
public final class AuditPage {
    private final Messages messages;

    public AuditPage(Messages messages) {
        this.messages = messages;
    }

    /** The page; {@code entries} are those that {@code filter} takes, newest first. */
    public View view(Shell shell, String filter, List<AuditEntry> entries, ChainResult chain) {
        Words words = new Words(messages, shell.place());
        String query = "&q=" + URLEncoder.encode(filter, StandardCharsets.UTF_8);
        Model model = new Model(
                headline(words, chain),
                chain instanceof ChainResult.Whole ? "ok" : "bad",
                chain(words, chain),
                filter,
                !filter.isBlank(),
                words.text("audit.count", entries.size()),
                entries.stream().map(entry -> line(words, entry)).toList(),
                "/audit/export?format=csv" + query,
                "/audit/export?format=json" + query);
        return new View(
                "audit/page",
                Map.of(
                        "shell",
                        Surroundings.of(words, shell, Section.AUDIT, words.text("nav.AUDIT"), false),
                        "page",
                        model));
    }

    private static String headline(Words words, ChainResult chain) {
        return switch (chain) {
            case ChainResult.Whole whole when whole.entries() == 0 -> words.text("audit.none");
            case ChainResult.Whole whole -> words.text("audit.whole", whole.entries());
            case ChainResult.Broken broken -> words.text("audit.broken", broken.number());
        };
    }

    private static String chain(Words words, ChainResult chain) {
        return switch (chain) {
            case ChainResult.Whole whole ->
                words.text("audit.whole.lede", whole.head().hex().substring(0, 12));
            case ChainResult.Broken broken ->
                words.text("audit.broken.lede", Sentence.of(words, broken.why()).text());
        };
    }

    private static Line line(Words words, AuditEntry entry) {
        return new Line(
                Figures.number(entry.number()),
                words.moment(entry.at()),
                Names.visible(entry.actor().name()),
                words.text("channel." + entry.actor().channel()),
                words.known("act.", entry.act()),
                Names.visible(entry.act()),
                Names.visible(entry.subject()),
                mark(entry.outcome()),
                words.text("outcome." + entry.outcome()),
                Names.visible(entry.detail()));
    }

    private static String mark(AuditEntry.Outcome outcome) {
        return switch (outcome) {
            case INTENT -> "now";
            case DONE -> "ok";
            case REFUSED -> "care";
            case FAILED -> "bad";
            case CANCELLED -> "off";
        };
    }

    /** One entry. */
    private record Line(
            String number,
            Moment moment,
            String actor,
            String channel,
            String act,
            String actId,
            String subject,
            String mark,
            String outcome,
            String detail) {}

    private record Model(
            String headline,
            String mark,
            String chain,
            String filter,
            boolean filtered,
            String count,
            List<Line> lines,
            String csv,
            String json) {}
}
