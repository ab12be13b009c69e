package dev.belay.cli;

import dev.belay.base.BelayException;
import dev.belay.cli.json.FailureJson;
import dev.belay.cli.json.JsonDocument;
import dev.belay.cli.text.Printable;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where words go: one JSON document to standard output when it is asked for, and then nothing else there. */
final class Output {
    private final PrintStream out;
    private final PrintStream err;
    private final boolean json;

    Output(PrintStream out, PrintStream err, boolean json) {
        this.out = out;
        this.err = err;
        this.json = json;
    }

    /** What the command is there to say. */
    void say(String line) {
        people().println(line);
    }

    void say(List<String> lines) {
        lines.forEach(this::say);
    }

    /** What is worth knowing besides. */
    void note(String line) {
        err.println(line);
    }

    /** Prints the document when one is asked for. */
    void document(Object document) {
        if (json) {
            JsonDocument.print(document, out);
        }
    }

    /**
     * Says why it did not work.
     *
     * @param operation of which it is told; null when none had begun
     */
    void failure(@Nullable String operation, BelayException failure) {
        complain(failure);
        document(FailureJson.of(operation, failure));
    }

    /** Says why a part of it did not work; the document tells it in its own way. */
    void complain(BelayException failure) {
        err.println("belay: " + Printable.lines(failure.sentence()));
        if (!failure.hint().isEmpty()) {
            err.println("  hint: " + Printable.lines(failure.hint()));
        }
    }

    PrintStream people() {
        return json ? err : out;
    }

    /** For what is neither words nor a document. */
    PrintStream data() {
        return out;
    }

    PrintStream notes() {
        return err;
    }
}
