package dev.belay.cli;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.cli.text.Printable;
import dev.belay.offsite.Found;
import dev.belay.vault.BackupId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings backups back from a store. */
@Command(name = "fetch", description = "Bring a backup back from a store into the backup folder.")
final class FetchCommand implements Callable<Integer> {
    private final Shell shell;

    @Parameters(arity = "0..1", paramLabel = "BACKUP", description = "The backup's id.")
    private @Nullable String backup;

    @Option(names = "--all", description = "Every backup that is not here, the newest first.")
    private boolean all;

    @Mixin
    private final StoreChoice choice = new StoreChoice();

    FetchCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        String named = backup;
        if (all == (named != null)) {
            throw Usage.wrong("say which backup is to be fetched", "name one, or write --all");
        }
        return named == null ? fetchAll() : fetch(choice.find(shell, id(named)));
    }

    /** The id that was typed. */
    static BackupId id(String typed) {
        return BackupId.parse(typed)
                .orElseThrow(() -> new BelayException(
                        ErrorCode.NOT_FOUND, "there is no backup " + typed, "belay offsite found lists them"));
    }

    private int fetch(Found found) {
        FetchWatch watch = new FetchWatch(shell);
        return watch.follow(
                found, shell.services().fetching().fetch(found.store(), found.id(), choice.key(shell), shell.actor()));
    }

    /** Goes on with the others when one fails; the first failure becomes the exit code. */
    private int fetchAll() {
        int code = ExitCodes.DONE;
        for (Found found : notHere()) {
            int one = fetch(found);
            if (one == ExitCodes.of(ErrorCode.CANCELLED)) {
                return one;
            }
            code = code == ExitCodes.DONE ? one : code;
        }
        return code;
    }

    /** Each once, from the first store that has it, and said what is passed over. */
    private List<Found> notHere() {
        Map<BackupId, Found> wanted = new LinkedHashMap<>();
        for (String name : choice.names(shell)) {
            for (Found found : choice.found(shell, name)) {
                if (found.manifest() == null) {
                    shell.output()
                            .note("passed over " + found.id() + " in " + name + ": " + Printable.line(found.why()));
                } else if (!found.here()) {
                    wanted.putIfAbsent(found.id(), found);
                }
            }
        }
        if (wanted.isEmpty()) {
            shell.output().say("nothing lies there that could be fetched and is not here");
        }
        return List.copyOf(wanted.values());
    }
}
