package dev.belay.cli;

import dev.belay.audit.ChainResult;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.cli.text.Words;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Groups what can be done with the audit log. */
@Command(name = "audit", description = "The audit log.")
final class AuditCommand {
    private AuditCommand() {}

    static CommandLine grow(Shell shell) {
        return new CommandLine(new AuditCommand()).addSubcommand(new Verify(shell));
    }

    /** Walks the chain of the audit log. */
    @Command(name = "verify", description = "Check that no entry was changed or taken out.")
    private static final class Verify implements Callable<Integer> {
        private final Shell shell;

        Verify(Shell shell) {
            this.shell = shell;
        }

        @Override
        public Integer call() {
            switch (shell.services().audit().verify()) {
                case ChainResult.Whole whole ->
                    shell.output()
                            .say("the audit log is whole: entries 1 to " + Words.number(whole.entries())
                                    + ", the last has the hash " + whole.head());
                case ChainResult.Broken broken ->
                    throw new BelayException(
                            ErrorCode.INTERNAL,
                            "the audit log is broken: " + broken.why(),
                            "compare it with the heads that the backups' manifests keep");
            }
            return ExitCodes.DONE;
        }
    }
}
