package dev.belay.cli;

import dev.belay.base.ByteSize;
import dev.belay.cli.text.Columns;
import dev.belay.cli.text.Printable;
import dev.belay.cli.text.Words;
import dev.belay.offsite.Found;
import dev.belay.vault.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists what lies in stores, also what this console does not know. */
@Command(name = "found", description = "List the backups that lie in a store, also those that nobody here knows.")
final class FoundCommand implements Callable<Integer> {
    private final Shell shell;

    @Mixin
    private final StoreChoice choice = new StoreChoice();

    FoundCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        List<Found> all = new ArrayList<>();
        choice.names(shell).forEach(name -> all.addAll(choice.found(shell, name)));
        if (all.isEmpty()) {
            shell.output().say("no backup lies there");
            return ExitCodes.DONE;
        }
        Columns columns = new Columns("lllrrl").row("store", "backup", "taken", "size", "rows", "");
        all.forEach(found -> columns.row(
                found.store(),
                found.id().value(),
                found.known().map(this::taken).orElse("?"),
                new ByteSize(found.object().bytes()).toString(),
                found.known()
                        .map(manifest -> Words.number(manifest.contents().rows()))
                        .orElse("?"),
                Printable.line(remark(found))));
        shell.output().say(columns.lines());
        if (all.stream().anyMatch(found -> !found.here() && found.manifest() != null)) {
            shell.output().note("belay offsite fetch BACKUP, or --all, brings them into the backup folder");
        }
        return ExitCodes.DONE;
    }

    private String taken(Manifest manifest) {
        return Words.moment(manifest.taken().began(), shell.services().zone());
    }

    private static String remark(Found found) {
        List<String> remarks = new ArrayList<>();
        if (found.manifest() == null) {
            remarks.add(found.why());
        } else {
            remarks.add(found.encrypted() ? "encrypted" : "not encrypted");
            if (!found.ours()) {
                remarks.add("of another console");
            }
        }
        if (found.here()) {
            remarks.add("here already");
        }
        return String.join(", ", remarks);
    }
}
