package dev.belay.cli;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Secret;
import dev.belay.cli.text.Printable;
import dev.belay.cli.text.SheetText;
import dev.belay.offsite.Found;
import dev.belay.offsite.OffsiteSettings.Store;
import dev.belay.offsite.recovery.KeySetup;
import dev.belay.offsite.recovery.RecoverySheet;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Groups what can be done with the key that opens encrypted copies. */
@Command(name = "key", description = "The key that opens encrypted copies, and the sheet that it is printed on.")
final class KeyCommand {
    private KeyCommand() {}

    static CommandLine grow(Shell shell) {
        return new CommandLine(new KeyCommand())
                .addSubcommand(new New(shell))
                .addSubcommand(new Use(shell))
                .addSubcommand(new Check(shell));
    }

    /** Makes a pair. */
    @Command(
            name = "new",
            description =
                    "Make a key, show the recovery sheet once, and encrypt copies for it once you proved to have it.")
    private static final class New implements Callable<Integer> {
        private final Shell shell;

        @Option(
                names = "--out",
                paramLabel = "FILE",
                description = "Write the sheet into this new file, which only you can read.")
        private @Nullable Path out;

        New(Shell shell) {
            this.shell = shell;
        }

        @Override
        public Integer call() {
            KeySetup keys = shell.services().keys();
            Path file = out;
            if (file == null && !shell.terminal().watched()) {
                throw new BelayException(
                        ErrorCode.REFUSED,
                        "the sheet has the secret key on it, and there is no terminal to show it on",
                        "write it into a file that only you can read: --out FILE");
            }
            RecoverySheet sheet = keys.make();
            List<String> lines = SheetText.lines(sheet, shell.services().zone());
            if (file != null) {
                SecretFile.write(file, lines);
                shell.output().say("the sheet is in " + file + ": print it, and keep the print");
                shell.output().say(next(keys, sheet, file));
                return ExitCodes.DONE;
            }
            shell.output().say(lines);
            shell.output().say("");
            if (!keys.changeable()) {
                shell.output().say(next(keys, sheet, null));
                return ExitCodes.DONE;
            }
            Secret typed = new KeySource(shell.terminal(), null).required();
            keys.adopt(sheet.recipient(), typed, shell.actor());
            shell.output().say(kept(sheet.recipient()));
            return ExitCodes.DONE;
        }

        private static String next(KeySetup keys, RecoverySheet sheet, @Nullable Path file) {
            return keys.changeable()
                    ? "nothing is encrypted for it yet: belay key use --key-file " + file + " does that"
                    : "nothing is encrypted for it yet: write " + sheet.recipient()
                            + " into encryption.recipients of belay.yml";
        }
    }

    /** Encrypts for a key. */
    @Command(
            name = "use",
            description = "Encrypt copies for a key from now on; its secret half is asked for, and not kept.")
    private static final class Use implements Callable<Integer> {
        private final Shell shell;

        @Option(names = "--key-file", paramLabel = "F", description = "Read the secret key from here.")
        private @Nullable Path keyFile;

        Use(Shell shell) {
            this.shell = shell;
        }

        @Override
        public Integer call() {
            KeySetup keys = shell.services().keys();
            Secret secret = new KeySource(shell.terminal(), keyFile).required();
            String recipient = keys.recipientOf(secret);
            keys.adopt(recipient, secret, shell.actor());
            shell.output().say(kept(recipient));
            return ExitCodes.DONE;
        }
    }

    private static String kept(String recipient) {
        return "copies are encrypted for " + recipient + " from now on; those that were sent before stay as they are";
    }

    /** Says what a key opens. */
    @Command(name = "check", description = "Say whose key this is, and try it on the newest copy of each store.")
    private static final class Check implements Callable<Integer> {
        private final Shell shell;

        @Option(names = "--key-file", paramLabel = "F", description = "Read the secret key from here.")
        private @Nullable Path keyFile;

        Check(Shell shell) {
            this.shell = shell;
        }

        @Override
        public Integer call() {
            Services services = shell.services();
            Secret secret = new KeySource(shell.terminal(), keyFile).required();
            String recipient = services.keys().recipientOf(secret);
            shell.output().say("it is the secret key of " + recipient);
            boolean good = services.keys().recipients().contains(recipient);
            if (!good) {
                shell.output().note("copies are not encrypted for it now");
            }
            for (Store store : services.offsite().setup().all()) {
                good &= opens(store.name(), secret);
            }
            return good ? ExitCodes.DONE : ExitCodes.of(ErrorCode.REFUSED);
        }

        private boolean opens(String store, Secret secret) {
            Optional<Found> newest = shell.services().fetching().newest(store, secret);
            if (newest.isEmpty()) {
                shell.output().say(store + ": no backup lies there yet");
                return true;
            }
            Found found = newest.get();
            if (!found.encrypted()) {
                shell.output().say(store + ": " + found.id() + " is not encrypted");
                return true;
            }
            boolean opens = found.manifest() != null;
            shell.output()
                    .say(store + ": " + (opens ? "it opens " : "it does NOT open ") + found.id()
                            + (opens ? "" : ": " + Printable.line(found.why())));
            return opens;
        }
    }
}
