package dev.belay.cli;

import dev.belay.base.ByteSize;
import dev.belay.cli.json.BackupsJson;
import dev.belay.cli.text.Columns;
import dev.belay.cli.text.Words;
import dev.belay.vault.Manifest;
import dev.belay.vault.StoredBackup;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Lists the backups. */
@Command(name = "backups", description = "List the backups, newest first.")
final class BackupsCommand implements Callable<Integer> {
    private final Shell shell;

    BackupsCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Services services = shell.services();
        List<StoredBackup> all = services.folder().list();
        shell.output().document(BackupsJson.of(all, services.offsite().copies()));
        if (all.isEmpty()) {
            shell.output().say("there is no backup yet; belay backup takes one");
            return ExitCodes.DONE;
        }
        Columns columns = new Columns("lllrrl").row("backup", "taken", "state", "rows", "stored", "");
        all.forEach(stored -> add(columns, stored, services.zone()));
        shell.output().say(columns.lines());
        return ExitCodes.DONE;
    }

    private static void add(Columns columns, StoredBackup stored, ZoneId zone) {
        switch (stored) {
            case StoredBackup.Known known -> add(columns, stored, known.manifest(), state(known.manifest()), zone);
            case StoredBackup.Foreign foreign -> add(columns, stored, foreign.manifest(), "foreign", zone);
            case StoredBackup.Unknown unknown ->
                columns.row(
                        unknown.id().value(),
                        Words.moment(unknown.modified(), zone),
                        "unknown",
                        "unknown",
                        new ByteSize(unknown.storedBytes()).toString(),
                        unknown.why());
        }
    }

    private static String state(Manifest manifest) {
        if (!manifest.good()) {
            return "bad";
        }
        return manifest.suspicious() ? "suspicious" : "good";
    }

    private static void add(Columns columns, StoredBackup stored, Manifest manifest, String state, ZoneId zone) {
        columns.row(
                stored.id().value(),
                Words.moment(manifest.taken().began(), zone),
                state,
                Words.number(manifest.contents().rows()),
                new ByteSize(stored.storedBytes()).toString(),
                Objects.requireNonNullElse(manifest.taken().label(), "") + (manifest.pinned() ? " (pinned)" : ""));
    }
}
