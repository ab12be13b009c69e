package dev.belay.cli;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.offsite.Copy;
import dev.belay.offsite.CopyState;
import dev.belay.offsite.OffsiteService;
import dev.belay.vault.BackupId;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends copies now, in this process. */
@Command(
        name = "send",
        description =
                "Send a backup to its stores now, also again where its copy is missing or damaged; without a name,"
                        + " whatever has not arrived yet.")
final class SendCommand implements Callable<Integer> {
    private final Shell shell;

    @Parameters(arity = "0..1", paramLabel = "BACKUP", description = "The backup's id.")
    private @Nullable String backup;

    @Option(names = "--store", paramLabel = "S", description = "Only to this one.")
    private @Nullable String store;

    SendCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        requireStore();
        String named = backup;
        List<BackupId> ids = named == null ? open() : List.of(parsed(named));
        if (ids.isEmpty()) {
            shell.output().say("every copy has arrived");
            return ExitCodes.DONE;
        }
        CopyRun run = new CopyRun(shell);
        int code = ExitCodes.DONE;
        for (BackupId id : ids) {
            if (run.interrupted()) {
                return ExitCodes.of(ErrorCode.CANCELLED);
            }
            boolean well = run.tell(id, run.send(id, this::wanted));
            code = well ? code : ExitCodes.of(ErrorCode.OFFSITE_FAILED);
        }
        return code;
    }

    private boolean wanted(String name) {
        return store == null || store.equals(name);
    }

    private void requireStore() {
        List<String> names = shell.services().offsite().setup().all().stream()
                .map(each -> each.name())
                .toList();
        if (store != null && !names.contains(store)) {
            throw new BelayException(
                    ErrorCode.NOT_FOUND,
                    "there is no store called " + store,
                    names.isEmpty() ? "none is connected" : "there are: " + String.join(", ", names));
        }
    }

    /** Whoever names a backup wants it sent again, whatever became of its copy. */
    private BackupId parsed(String named) {
        OffsiteService offsite = shell.services().offsite();
        BackupId id = BackupId.parse(named)
                .filter(known -> shell.services().folder().find(known).isPresent())
                .orElseThrow(() -> new BelayException(
                        ErrorCode.NOT_FOUND, "there is no backup " + named, "belay backups lists them"));
        offsite.copies(id).stream()
                .filter(copy -> wanted(copy.store()) && ended(copy))
                .forEach(copy -> offsite.retry(id, copy.store(), shell.actor()));
        return id;
    }

    private static boolean ended(Copy copy) {
        return switch (copy.state()) {
            case CopyState.Failed _, CopyState.Missing _, CopyState.Damaged _, CopyState.Removed _ -> true;
            case CopyState.Waiting _, CopyState.Uploading _, CopyState.Proven _ -> false;
        };
    }

    /** What has not arrived yet; of a new store, whatever it should hold. */
    private List<BackupId> open() {
        OffsiteService offsite = shell.services().offsite();
        offsite.order();
        return offsite.copies().stream()
                .filter(copy -> wanted(copy.store()) && !copy.proven() && sendable(copy))
                .map(Copy::backup)
                .distinct()
                .toList();
    }

    private static boolean sendable(Copy copy) {
        return switch (copy.state()) {
            case CopyState.Waiting _, CopyState.Uploading _, CopyState.Failed _ -> true;
            case CopyState.Proven _, CopyState.Missing _, CopyState.Damaged _, CopyState.Removed _ -> false;
        };
    }
}
