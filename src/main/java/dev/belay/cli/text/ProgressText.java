package dev.belay.cli.text;

import dev.belay.base.ByteSize;
import dev.belay.operation.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How far something is, in one line. */
public final class ProgressText {
    private static final int BAR = 20;

    private ProgressText() {}

    /** For a terminal, with a bar where the end is known. */
    public static String bar(Progress progress) {
        int percent = progress.percent();
        String facts = facts(progress);
        if (percent < 0) {
            return facts;
        }
        int full = percent * BAR / 100;
        return "[" + "#".repeat(full) + ".".repeat(BAR - full) + "] " + facts;
    }

    /** The same without the bar. */
    public static String facts(Progress progress) {
        List<String> facts = new ArrayList<>();
        if (progress.percent() >= 0) {
            facts.add(progress.percent() + "%");
        }
        Duration left = progress.left();
        if (left != null) {
            facts.add("about " + Words.length(left) + " left");
        }
        facts.add(
                progress.tablesExpected() > 0
                        ? progress.tables() + " of " + Words.count(progress.tablesExpected(), "table")
                        : Words.count(progress.tables(), "table"));
        facts.add(Words.count(progress.rows(), "row"));
        facts.add(new ByteSize(progress.bytes()).toString());
        if (progress.bytesPerSecond() > 0) {
            facts.add(new ByteSize(progress.bytesPerSecond()) + "/s");
        }
        String now = progress.now();
        if (now != null) {
            facts.add(Printable.line(now));
        }
        return String.join(", ", facts);
    }
}
