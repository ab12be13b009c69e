package dev.belay.web.page;

import dev.belay.access.Role;
import dev.belay.base.ByteSize;
import dev.belay.vault.Acceptance;
import dev.belay.vault.Anomaly;
import dev.belay.vault.Anomaly.Grade;
import dev.belay.vault.AnomalyReport;
import dev.belay.vault.Manifest;
import dev.belay.vault.StoredBackup;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What stands out in a backup beside the one before it.
 *
 * @param mark {@code care} while nobody said that it is right, else {@code ok}
 * @param lede what that means, and what to do
 * @param before where the backup that it was compared with is shown; null when it is gone
 * @param accepted who said that it is right; null while nobody did
 * @param mayAccept whether the visitor may say so
 */
record AnomalyCard(
        String mark,
        String title,
        String lede,
        @Nullable String before,
        List<Line> lines,
        @Nullable Accepted accepted,
        boolean mayAccept) {

    /** One anomaly: of what kind, of what, and what it was before and is now. */
    record Line(String mark, String grade, String kind, String subject, String before, String after, String tone) {}

    /** Who said that it is right, and why. */
    record Accepted(String by, Moment moment, String reason) {}

    /** Null when nothing stands out. */
    static @Nullable AnomalyCard of(Words words, Shell shell, BackupPage.Shown shown, Manifest manifest) {
        AnomalyReport report = manifest.anomalies();
        if (report == null || report.found().isEmpty()) {
            return null;
        }
        String state = report.suspicious() ? "suspicious" : report.open() ? "changed" : "accepted";
        Manifest previous = shown.previous();
        boolean shownToo = previous != null && previous.id().value().equals(report.baseline());
        Acceptance acceptance = report.accepted();
        return new AnomalyCard(
                report.open() ? "care" : "ok",
                words.text("anomaly.title." + state, report.found().size()),
                words.text("anomaly.lede." + state),
                shownToo ? "/backups/" + report.baseline() : null,
                report.found().stream().map(found -> line(words, found)).toList(),
                acceptance == null
                        ? null
                        : new Accepted(
                                Names.visible(acceptance.by()),
                                words.moment(acceptance.at()),
                                Names.visible(acceptance.reason())),
                report.open()
                        && shown.backup() instanceof StoredBackup.Known
                        && shell.visitor().may(Role.OPERATOR));
    }

    /** What stands out most, and how much more there is. */
    static String brief(Words words, Manifest manifest) {
        List<Anomaly> found = manifest.findings();
        String worst = Sentence.of(words, found.getFirst().sentence()).text();
        return found.size() == 1 ? worst : worst + " " + words.text("anomaly.more", found.size() - 1);
    }

    private static Line line(Words words, Anomaly found) {
        return switch (found) {
            case Anomaly.TableEmptied(var _, String table, long before, long after) ->
                line(words, found, "emptied", table, Figures.number(before), Figures.number(after));
            case Anomaly.RowsLost(var _, String table, long before, long after) ->
                line(words, found, "fewer", table, Figures.number(before), Figures.number(after));
            case Anomaly.TableMissing(var _, String table, long before) ->
                line(words, found, "missing", table, Figures.number(before), "–");
            case Anomaly.SizeLost(var _, long before, long after) ->
                line(
                        words,
                        found,
                        "size",
                        words.text("anomaly.sql"),
                        new ByteSize(before).toString(),
                        new ByteSize(after).toString());
            case Anomaly.ExtensionChanged(var _, String extension, @Nullable String before, @Nullable String after) ->
                line(words, found, "extension", extension, orDash(before), orDash(after));
            case Anomaly.OtherServer(var _, String before, String after) ->
                line(words, found, "server", words.text("anomaly.identifier"), before, after);
        };
    }

    private static Line line(Words words, Anomaly found, String kind, String subject, String before, String after) {
        boolean grave = found.grade() == Grade.SUSPICIOUS;
        return new Line(
                grave ? "bad" : "care",
                words.text("anomaly.grade." + found.grade().word()),
                words.text("anomaly.kind." + kind),
                Names.visible(subject),
                Names.visible(before),
                Names.visible(after),
                grave ? "less" : "");
    }

    private static String orDash(@Nullable String version) {
        return Objects.requireNonNullElse(version, "–");
    }
}
