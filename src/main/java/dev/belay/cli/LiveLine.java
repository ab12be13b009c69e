package dev.belay.cli;

import dev.belay.cli.text.ProgressText;
import dev.belay.operation.Operation;
import dev.belay.operation.Progress;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One line that tells how far something is: drawn again and again on a terminal, else a new one every ten seconds. */
final class LiveLine {
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final int WIDTH = 79;

    private final PrintStream stream;
    private final boolean redraws;
    private final Clock clock;
    private @Nullable Instant last;
    private String lastTopic = "";
    private int drawn;

    LiveLine(PrintStream stream, boolean redraws, Clock clock) {
        this.stream = stream;
        this.redraws = redraws;
        this.clock = clock;
    }

    /** Shows {@code line}; one of a new {@code topic} is always shown. */
    void show(String topic, String line) {
        if (redraws) {
            redraw(line);
        } else if (due(topic)) {
            stream.println(line);
            last = clock.instant();
            lastTopic = topic;
        }
    }

    /** Shows what is being done, and how far the journal says it is. */
    void show(Operation operation, String doing) {
        Progress progress = operation.progress();
        String far = progress == null ? "..." : redraws ? ProgressText.bar(progress) : ProgressText.facts(progress);
        show(operation.phase(), doing + " " + far);
    }

    /** Takes the line away, so that others can be printed. */
    void clear() {
        if (drawn > 0) {
            stream.print("\r" + " ".repeat(drawn) + "\r");
            stream.flush();
            drawn = 0;
        }
    }

    private void redraw(String line) {
        String cut = line.length() > WIDTH ? line.substring(0, WIDTH) : line;
        stream.print("\r" + cut + " ".repeat(Math.max(0, drawn - cut.length())));
        stream.flush();
        drawn = cut.length();
    }

    private boolean due(String topic) {
        return last == null
                || !topic.equals(lastTopic)
                || Duration.between(last, clock.instant()).compareTo(EVERY) >= 0;
    }
}
