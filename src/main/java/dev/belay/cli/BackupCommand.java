package dev.belay.cli;

import dev.belay.backup.BackupPhase;
import dev.belay.backup.BackupRequest;
import dev.belay.backup.BackupResult;
import dev.belay.backup.BackupService;
import dev.belay.base.BelayException;
import dev.belay.base.ByteSize;
import dev.belay.base.ErrorCode;
import dev.belay.cli.json.BackupJson;
import dev.belay.cli.text.Printable;
import dev.belay.cli.text.Words;
import dev.belay.offsite.Copy;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationId;
import dev.belay.vault.BackupId;
import dev.belay.vault.Manifest;
import dev.belay.vault.Reason;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Takes a backup and waits until it is verified. */
@Command(name = "backup", description = "Take a backup and wait until it is verified.")
final class BackupCommand implements Callable<Integer> {
    private final Shell shell;

    @Option(names = "--database", paramLabel = "D", description = "Which one, when several are guarded.")
    private @Nullable String database;

    @Option(names = "--reason", description = "One of ${COMPLETION-CANDIDATES}; manual when not given.")
    private Why reason = Why.MANUAL;

    @Option(names = "--period", paramLabel = "P", description = "The period that it closes, such as 2026-W07.")
    private @Nullable String period;

    @Option(names = "--label", paramLabel = "TEXT", description = "Your words for it.")
    private @Nullable String label;

    @Option(names = "--pin", description = "Never let retention take it.")
    private boolean pin;

    @Option(names = "--wait-offsite", description = "Wait until each of its copies elsewhere is proven.")
    private boolean waitOffsite;

    BackupCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Services services = shell.services();
        String name = new DatabaseChoice(services).of(database).name();
        BackupRequest request = Usage.checked(
                "see belay backup --help", () -> new BackupRequest(name, reason.reason(), label, period, pin));
        BackupService backups = services.backups();
        boolean close = request.reason() == Reason.CLOSE;
        OperationId id =
                close ? services.closes().start(request, shell.actor()) : backups.start(request, shell.actor());
        OperationWatch watch = new OperationWatch(shell);
        BackupResult result = watch.follow(
                id,
                (Duration limit) -> backups.await(id, limit),
                backups::cancel,
                line -> services.journal().find(id).ifPresent(operation -> show(operation, line)));
        if (close) {
            services.closes().settle();
        }
        return switch (result) {
            case BackupResult.Good(Manifest manifest) -> done(manifest, id);
            case BackupResult.Failed failed when watch.interrupted() -> cancelled(id, ": " + failed.sentence());
            case BackupResult.Failed failed ->
                end(id, new BelayException(failed.code(), failed.sentence(), failed.hint()));
            case BackupResult.Cancelled(String by) -> cancelled(id, " by " + by);
        };
    }

    private int done(Manifest manifest, OperationId id) {
        BackupJson document = BackupJson.of(manifest, id.value());
        if (!waitOffsite) {
            shell.output().document(document);
        }
        tell(manifest);
        return waitOffsite ? waited(manifest.id(), document) : ExitCodes.DONE;
    }

    private int waited(BackupId id, BackupJson document) {
        CopyRun run = new CopyRun(shell);
        List<Copy> copies = run.send(id, _ -> true);
        boolean proven = run.tell(id, copies);
        shell.output().document(document.with(copies, proven));
        return proven ? ExitCodes.DONE : ExitCodes.of(ErrorCode.OFFSITE_FAILED);
    }

    private void tell(Manifest manifest) {
        shell.output()
                .say("backup " + manifest.id() + (manifest.suspicious() ? " is whole but suspicious: " : " is good: ")
                        + Words.count(manifest.contents().rows(), "row") + " in "
                        + Words.count(manifest.contents().tables().count(), "table") + ", "
                        + new ByteSize(manifest.contents().storedBytes()) + " stored");
        manifest.warnings().forEach(warning -> shell.output().note("warning: " + Printable.line(warning)));
        tellAnomalies(manifest);
    }

    private void tellAnomalies(Manifest manifest) {
        manifest.findings()
                .forEach(found -> shell.output().note(found.grade().word() + ": " + Printable.line(found.sentence())));
        if (manifest.suspicious()) {
            shell.output()
                    .note("it does not count until somebody says on its page that it is right; until then the one"
                            + " before it is the newest to rely on");
        }
    }

    private int cancelled(OperationId id, String how) {
        return end(
                id,
                new BelayException(ErrorCode.CANCELLED, "the backup was cancelled" + how, "nothing was left of it"));
    }

    private int end(OperationId id, BelayException failure) {
        shell.output().failure(id.value(), failure);
        return ExitCodes.of(failure.code());
    }

    private static void show(Operation operation, LiveLine line) {
        boolean dumping = operation.phase().equals(BackupPhase.DUMPING.name());
        line.show(operation, dumping ? "dumping" : "reading it back");
    }

    /** The reasons that a person may give. */
    enum Why {
        MANUAL,
        CLOSE,
        DEPLOY;

        Reason reason() {
            return switch (this) {
                case MANUAL -> Reason.MANUAL;
                case CLOSE -> Reason.CLOSE;
                case DEPLOY -> Reason.DEPLOY;
            };
        }

        /** As it is typed and shown. */
        @Override
        public String toString() {
            return reason().word();
        }
    }
}
