package dev.belay.web.page;

import dev.belay.base.ByteSize;
import dev.belay.vault.AnomalyReport;
import dev.belay.vault.Contents;
import dev.belay.vault.DrillRecord;
import dev.belay.vault.Manifest;
import dev.belay.vault.Source;
import dev.belay.vault.Taken;
import dev.belay.vault.Verification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a manifest tells.
 *
 * @param compared what the changes are counted from, or that there is nothing to count from
 * @param proofs each time that the file was read, the newest first
 * @param drills each time that it was restored to prove it, the newest first
 * @param globals SQL of the server's roles, tablespaces and settings; null when it is not kept
 * @param recipe the commands that restore it without Belay
 */
record BackupStory(
        List<Figure> figures,
        List<Fact> facts,
        List<TableLine> tables,
        String compared,
        List<Proof> proofs,
        List<Tried> drills,
        @Nullable String globals,
        List<String> warnings,
        String recipe) {

    /** One thing that is known. */
    record Fact(String label, String value, boolean code) {}

    /** One time that the file was read to its end, or not. */
    record Proof(
            Moment moment,
            String how,
            String mark,
            String outcome,
            @Nullable Sentence detail) {}

    /** One time that it was restored where it hurts nobody. */
    record Tried(
            Moment moment,
            String mark,
            String outcome,
            String how,
            @Nullable Sentence detail,
            List<Sentence> notes) {}

    static BackupStory of(Words words, BackupPage.Shown shown, Manifest manifest) {
        Manifest previous = shown.previous();
        return new BackupStory(
                figures(words, manifest),
                facts(words, manifest),
                TableLine.of(words, manifest, previous),
                previous == null
                        ? words.text("backup.compared.none")
                        : words.text(
                                "backup.compared", words.day(previous.taken().began())),
                manifest.verifications().reversed().stream()
                        .map(verification -> proof(words, verification))
                        .toList(),
                manifest.drills().reversed().stream()
                        .map(drill -> tried(words, drill))
                        .toList(),
                manifest.globals(),
                manifest.warnings().stream().map(Sentence::english).toList(),
                Recipe.of(shown.backup(), manifest));
    }

    private static List<Figure> figures(Words words, Manifest manifest) {
        Contents contents = manifest.contents();
        Taken taken = manifest.taken();
        return List.of(
                Figure.plain(Figures.number(contents.rows()), words.text("backup.rows")),
                Figure.plain(Figures.number(contents.tables().count()), words.text("backup.tables")),
                Figure.plain(
                        new ByteSize(contents.storedBytes()).toString(),
                        words.text("backup.stored", new ByteSize(contents.plainBytes()))),
                Figure.plain(
                        words.duration(Duration.between(taken.began(), taken.ended())), words.text("backup.took")));
    }

    private static List<Fact> facts(Words words, Manifest manifest) {
        Source source = manifest.source();
        Contents contents = manifest.contents();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("SHA-256", contents.sha256().hex(), true));
        facts.add(new Fact(
                words.text("backup.versions"),
                words.text("backup.versions.value", source.serverVersion(), source.dumpVersion()),
                false));
        facts.add(new Fact(
                words.text("backup.database"),
                Names.visible(source.name()) + ", " + new ByteSize(source.sizeBytes()),
                false));
        facts.add(new Fact(
                words.text("backup.encoding"),
                source.encoding() + ", " + source.collation() + " (" + source.localeProvider() + ")",
                false));
        add(
                facts,
                words.text("backup.extensions"),
                contents.extensions().stream()
                        .map(extension -> extension.name() + " " + extension.version())
                        .toList());
        add(facts, words.text("backup.roles"), contents.roles());
        add(facts, words.text("backup.excluded"), contents.excludedData());
        AnomalyReport compared = manifest.anomalies();
        if (compared != null && compared.found().isEmpty()) {
            addFact(facts, words.text("anomaly.compared"), words.text("anomaly.nothing"));
        }
        addFact(facts, words.text("backup.period"), manifest.taken().period());
        addFact(facts, words.text("backup.commit"), manifest.taken().gitCommit());
        return facts;
    }

    private static void add(List<Fact> facts, String label, List<String> values) {
        if (!values.isEmpty()) {
            facts.add(new Fact(
                    label, String.join(", ", values.stream().map(Names::visible).toList()), false));
        }
    }

    private static void addFact(List<Fact> facts, String label, @Nullable String value) {
        if (value != null) {
            facts.add(new Fact(label, Names.visible(value), false));
        }
    }

    private static Tried tried(Words words, DrillRecord drill) {
        String copy = drill.copy();
        String how = words.text(
                drill.good() ? "drill.how.good" : "drill.how.bad", drill.rows(), words.duration(drill.took()));
        return new Tried(
                words.moment(drill.at()),
                drill.good() ? "ok" : "bad",
                words.text(drill.good() ? "drill.good" : "drill.bad"),
                copy == null ? how : how + " " + words.text("drill.copy", Names.visible(copy)),
                Sentence.ofSaid(words, drill.good() ? drill.place() : drill.detail()),
                drill.notes().stream().map(note -> Sentence.of(words, note)).toList());
    }

    private static Proof proof(Words words, Verification verification) {
        return new Proof(
                words.moment(verification.at()),
                words.known("verification.", verification.how()),
                verification.good() ? "ok" : "bad",
                words.text(verification.good() ? "backup.good" : "backup.damaged"),
                Sentence.ofSaid(words, verification.detail()));
    }
}
