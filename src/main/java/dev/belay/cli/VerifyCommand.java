package dev.belay.cli;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.cli.text.Printable;
import dev.belay.operation.CancelSignal;
import dev.belay.operation.CancelSignal.Registration;
import dev.belay.vault.BackupId;
import dev.belay.vault.StoredBackup;
import dev.belay.vault.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads backups to their end and compares them with their manifests. */
@Command(name = "verify", description = "Read a backup to its end and compare it with its manifest.")
final class VerifyCommand implements Callable<Integer> {
    private final Shell shell;

    @Parameters(arity = "0..1", paramLabel = "BACKUP", description = "The backup's id.")
    private @Nullable String backup;

    @Option(names = "--all", description = "Every backup in the folder.")
    private boolean all;

    @Option(names = "--drill", description = "Restore it in a scratch server too, and compare what stands there.")
    private boolean drill;

    VerifyCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        List<BackupId> ids = chosen();
        CancelSignal cancel = new CancelSignal();
        List<BackupId> good = new ArrayList<>();
        try (Registration _ = shell.terminal().onInterrupt(cancel::raise)) {
            ids.stream().filter(id -> verify(id, cancel)).forEach(good::add);
        }
        int code = good.size() == ids.size() ? ExitCodes.DONE : ExitCodes.of(ErrorCode.DAMAGED_BACKUP);
        if (!drill) {
            return code;
        }
        DrillRun drills = new DrillRun(shell);
        for (BackupId id : good) {
            int drilled = drills.run(id);
            if (drilled == ExitCodes.of(ErrorCode.CANCELLED)) {
                return drilled;
            }
            code = drilled == ExitCodes.DONE ? code : drilled;
        }
        return code;
    }

    private List<BackupId> chosen() {
        String named = backup;
        if (all == (named != null)) {
            throw Usage.wrong("say which backup is to be verified", "name one, or write --all");
        }
        if (named == null) {
            return shell.services().folder().list().stream()
                    .map(StoredBackup::id)
                    .toList();
        }
        return List.of(BackupId.parse(named)
                .orElseThrow(() -> new BelayException(
                        ErrorCode.NOT_FOUND, "there is no backup " + named, "belay backups lists them")));
    }

    private boolean verify(BackupId id, CancelSignal cancel) {
        try {
            Verification found = shell.services()
                    .verifier()
                    .verify(id, shell.actor(), _ -> {}, cancel)
                    .lastVerification()
                    .orElseThrow();
            shell.output().say((found.good() ? "good  " : "BAD   ") + id + "  " + Printable.line(found.detail()));
            return found.good();
        } catch (BelayException e) {
            if (e.code() != ErrorCode.DAMAGED_BACKUP) {
                throw e;
            }
            shell.output().failure(null, e);
            return false;
        }
    }
}
