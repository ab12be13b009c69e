package dev.belay.web.page;

import dev.belay.access.Role;
import dev.belay.base.Durations;
import dev.belay.restore.Proven;
import dev.belay.vault.Manifest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One sentence on how safe the database is, and what to do first when it is not.
 *
 * @param mark the shape and colour that go with the words: {@code ok}, {@code care} or {@code bad}
 * @param take whether a button that takes a backup stands below
 * @param link where to look; null when there is nothing to see
 */
record Verdict(
        String mark,
        String sentence,
        String lede,
        boolean take,
        @Nullable String link,
        String linkLabel) {

    static Verdict of(Words words, Shell shell, Safety safety, Duration overdue) {
        Safety.Finding finding = safety.finding();
        Manifest newest = safety.newestGood();
        String age = newest == null ? "" : words.relative(newest.taken().began());
        return new Verdict(
                mark(finding),
                words.text("verdict." + finding, age),
                words.text("verdict." + finding + ".lede", age, Durations.show(overdue), worst(words, safety)),
                wantsBackup(finding) && shell.visitor().may(Role.OPERATOR) && shell.backup() == null,
                link(safety, shell.query()),
                words.text("verdict.look"));
    }

    /** What stands out most in the newest backup; empty when nothing does. */
    private static String worst(Words words, Safety safety) {
        Manifest suspicious = safety.suspicious();
        return suspicious == null
                ? ""
                : suspicious.findings().stream()
                        .findFirst()
                        .map(found -> Sentence.of(words, found.sentence()).text())
                        .orElse("");
    }

    private static String mark(Safety.Finding finding) {
        return switch (finding) {
            case NONE, UNGUARDED -> "bad";
            case FIRST, UNREACHABLE, DAMAGED, SUSPICIOUS, DOUBTFUL, FAILED, OVERDUE, LOST -> "care";
            case SENDING, SAFE, SECURED -> "ok";
        };
    }

    private static boolean wantsBackup(Safety.Finding finding) {
        return switch (finding) {
            case NONE, DAMAGED, DOUBTFUL, FAILED, OVERDUE -> true;
            case UNGUARDED, FIRST, UNREACHABLE, SUSPICIOUS, LOST, SENDING, SAFE, SECURED -> false;
        };
    }

    private static @Nullable String link(Safety safety, String query) {
        return switch (safety.finding()) {
            case DOUBTFUL -> {
                Proven.Proof bad = safety.proven().bad();
                yield bad == null ? null : "/backups/" + bad.backup();
            }
            case SUSPICIOUS -> {
                Manifest suspicious = safety.suspicious();
                yield suspicious == null ? null : "/backups/" + suspicious.id();
            }
            case DAMAGED -> "/backups" + query;
            case FAILED -> "/audit?q=backup.take";
            case LOST -> "/offsite";
            case UNGUARDED, NONE, FIRST, UNREACHABLE, OVERDUE, SENDING, SAFE, SECURED -> null;
        };
    }
}
