package dev.belay.web.page;

import dev.belay.backup.calendar.CalendarBook.Statement;
import dev.belay.backup.calendar.CloseProof.ProofState;
import dev.belay.base.ByteSize;
import dev.belay.schedule.Period;
import dev.belay.vault.Acceptance;
import dev.belay.vault.AnomalyReport;
import dev.belay.vault.Contents;
import dev.belay.vault.Manifest;
import dev.belay.vault.Taken;
import dev.belay.vault.Verification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One page to print and file: what was closed, and what proves it. */
public final class StatementPage {
    private static final Pattern NEXT_COPY = Pattern.compile("; (?=the copy in )");

    private final Messages messages;

    public StatementPage(Messages messages) {
        this.messages = messages;
    }

    /** The page. */
    public View view(Shell shell, Statement statement) {
        Words words = new Words(messages, shell.place());
        Manifest manifest = statement.manifest();
        String period = Names.visible(String.valueOf(manifest.taken().period()));
        Contents contents = manifest.contents();
        Model model = new Model(
                words.text("statement.title", Names.visible(manifest.database()), period),
                days(words, statement.period()),
                manifest.id().value(),
                facts(words, manifest),
                List.of(
                        readBack(words, manifest),
                        compared(words, manifest),
                        proof(words, "copies", statement.copies()),
                        proof(words, "drill", statement.drill())),
                contents.tables().all().stream()
                        .map(table -> new Table(
                                Names.visible(table.schema() + "." + table.name()), Figures.number(table.rows())))
                        .toList(),
                words.text("statement.tables", contents.tables().count(), contents.rows()),
                contents.excludedData().stream().map(Names::visible).toList(),
                words.text(
                        "statement.printed",
                        words.exact(words.place().now()),
                        shell.visitor().name()));
        return new View(
                "statement/page",
                Map.of("shell", Surroundings.of(words, shell, Section.SCHEDULES, model.title, false), "page", model));
    }

    private static String days(Words words, @Nullable Period period) {
        return period == null
                ? ""
                : words.text(
                        "statement.days",
                        period.first().toString(),
                        period.last().toString());
    }

    private static List<Fact> facts(Words words, Manifest manifest) {
        Taken taken = manifest.taken();
        Contents contents = manifest.contents();
        List<Fact> facts = new ArrayList<>();
        facts.add(fact(words, "label", Names.visible(String.valueOf(taken.label()))));
        facts.add(fact(words, "taken", words.exact(taken.began())));
        facts.add(fact(words, "by", Names.visible(taken.actor())));
        facts.add(fact(words, "database", Names.visible(manifest.source().name())));
        facts.add(fact(words, "server", String.valueOf(manifest.source().systemIdentifier())));
        facts.add(new Fact(
                words.text("backup.versions"),
                words.text(
                        "backup.versions.value",
                        manifest.source().serverVersion(),
                        manifest.source().dumpVersion()),
                false));
        facts.add(fact(
                words,
                "file",
                words.text(
                        "statement.file.value",
                        new ByteSize(contents.storedBytes()).toString(),
                        new ByteSize(contents.plainBytes()).toString())));
        facts.add(fact(words, "keep", keep(words, taken.keepUntil(), manifest.pinned())));
        facts.add(new Fact("SHA-256", contents.sha256().hex(), true));
        return facts;
    }

    private static Fact fact(Words words, String name, String value) {
        return new Fact(words.text("statement." + name), value.equals("null") ? "–" : value, false);
    }

    private static String keep(Words words, @Nullable Instant until, boolean pinned) {
        return until == null
                ? words.text(pinned ? "backup.pinned" : "statement.keep.none")
                : words.text("statement.keep.until", words.exact(until));
    }

    private static Proof readBack(Words words, Manifest manifest) {
        return manifest.lastVerification()
                .map(last -> readBack(words, last))
                .orElseGet(() -> new Proof("care", words.text("statement.read"), words.text("statement.read.never")));
    }

    private static Proof readBack(Words words, Verification last) {
        return new Proof(
                last.good() ? "ok" : "bad",
                words.text("statement.read"),
                words.text(last.good() ? "statement.read.good" : "statement.read.bad", words.exact(last.at())));
    }

    private static Proof compared(Words words, Manifest manifest) {
        AnomalyReport report = manifest.anomalies();
        String name = words.text("statement.compared");
        if (report == null) {
            return new Proof("off", name, words.text("statement.compared.never"));
        }
        if (report.found().isEmpty()) {
            return new Proof("ok", name, words.text("statement.compared.nothing"));
        }
        String found = AnomalyCard.brief(words, manifest);
        Acceptance accepted = report.accepted();
        if (accepted != null) {
            return new Proof(
                    "ok",
                    name,
                    words.text(
                            "statement.compared.accepted",
                            found,
                            Names.visible(accepted.by()),
                            words.exact(accepted.at()),
                            Names.visible(accepted.reason())));
        }
        String state = report.suspicious() ? "suspicious" : "changed";
        return new Proof("care", name, words.text("statement.compared." + state, found));
    }

    private static Proof proof(Words words, String what, ProofState state) {
        String name = words.text("statement." + what);
        return switch (state) {
            case ProofState.NotConfigured _ -> new Proof("off", name, words.text("statement." + what + ".none"));
            case ProofState.Awaited _ -> new Proof("now", name, words.text("statement.awaited"));
            case ProofState.Proven(Instant at, String said) ->
                new Proof("ok", name, words.text("statement.proven", words.exact(at), proven(words, said)));
            case ProofState.Missing(String why) -> new Proof("bad", name, missing(words, why));
        };
    }

    /** Each copy has its own sentence. */
    private static String missing(Words words, String why) {
        return NEXT_COPY
                .splitAsStream(why)
                .map(sentence -> Sentence.of(words, sentence).text())
                .collect(Collectors.joining(" "));
    }

    private static String proven(Words words, String said) {
        return Names.visible(words.said(said).orElse(said));
    }

    private record Fact(String label, String value, boolean code) {}

    private record Proof(String mark, String name, String words) {}

    private record Table(String name, String rows) {}

    private record Model(
            String title,
            String days,
            String id,
            List<Fact> facts,
            List<Proof> proofs,
            List<Table> tables,
            String total,
            List<String> excluded,
            String printed) {}
}
