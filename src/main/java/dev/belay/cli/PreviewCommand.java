package dev.belay.cli;

import dev.belay.base.ErrorCode;
import dev.belay.cli.json.PreviewJson;
import dev.belay.cli.text.PreviewText;
import dev.belay.restore.PreflightItem;
import dev.belay.restore.Preview;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares a backup with the live database. Changes nothing. */
@Command(name = "preview", description = "Compare a backup with the live database; changes nothing.")
final class PreviewCommand implements Callable<Integer> {
    private static final String FILE_ITEM = "file";

    private final Shell shell;

    @Parameters(paramLabel = "BACKUP|FILE", description = "A backup's id, or the path of a dump file.")
    private String backup = "";

    @Option(names = "--database", paramLabel = "D", description = "Which one, when several are guarded.")
    private @Nullable String database;

    PreviewCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Services services = shell.services();
        String name = new DatabaseChoice(services).forBackup(database, backup).name();
        Preview preview = services.restores().preview(name, backup);
        shell.output().document(PreviewJson.of(preview));
        print(preview, shell);
        return unusable(preview) ? ExitCodes.of(ErrorCode.DAMAGED_BACKUP) : ExitCodes.DONE;
    }

    static void print(Preview preview, Shell shell) {
        PreviewText text =
                new PreviewText(shell.terminal().colours(), shell.bare().zone());
        shell.output().say(text.lines(preview));
    }

    /** Whether the file itself stands in the way, whatever the server is like. */
    static boolean unusable(Preview preview) {
        return preview.preflight().stream()
                .anyMatch(item -> item.id().equals(FILE_ITEM) && item.verdict() == PreflightItem.Verdict.BLOCK);
    }
}
