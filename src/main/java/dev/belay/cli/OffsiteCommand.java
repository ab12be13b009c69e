package dev.belay.cli;

import dev.belay.base.BelayException;
import dev.belay.base.ByteSize;
import dev.belay.base.ErrorCode;
import dev.belay.cli.json.StoresJson;
import dev.belay.cli.text.Columns;
import dev.belay.cli.text.Printable;
import dev.belay.cli.text.Words;
import dev.belay.offsite.OffsiteService;
import dev.belay.offsite.OffsiteSettings.Store;
import dev.belay.offsite.Probe;
import dev.belay.offsite.Reconciled;
import dev.belay.offsite.StoreStatus;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Groups what can be done with copies elsewhere. */
@Command(name = "offsite", description = "Copies elsewhere: how they are, and what to do about them.")
final class OffsiteCommand {
    private OffsiteCommand() {}

    static CommandLine grow(Shell shell) {
        return new CommandLine(new OffsiteCommand())
                .addSubcommand(new Status(shell))
                .addSubcommand(new Test(shell))
                .addSubcommand(new SendCommand(shell))
                .addSubcommand(new Pause(shell))
                .addSubcommand(new Resume(shell))
                .addSubcommand(new Reconcile(shell))
                .addSubcommand(new FoundCommand(shell))
                .addSubcommand(new FetchCommand(shell))
                .addSubcommand(new CopyDrillCommand(shell));
    }

    /** Does something for the store that is named, or for each; the first failure becomes the exit code. */
    private static int each(Shell shell, @Nullable String named, Consumer<String> act) {
        List<String> names = named == null
                ? shell.services().offsite().setup().all().stream()
                        .map(Store::name)
                        .toList()
                : List.of(named);
        if (names.isEmpty()) {
            throw new BelayException(
                    ErrorCode.NOT_FOUND,
                    "there is no store",
                    "connect one on the console's page, or name one in belay.yml under offsite");
        }
        int code = ExitCodes.DONE;
        for (String name : names) {
            try {
                act.accept(name);
            } catch (BelayException e) {
                shell.output().complain(e);
                code = code == ExitCodes.DONE ? ExitCodes.of(e.code()) : code;
            }
        }
        return code;
    }

    /** Shows the stores. */
    @Command(name = "status", description = "Show the stores, and how their copies stand.")
    private static final class Status implements Callable<Integer> {
        private final Shell shell;

        Status(Shell shell) {
            this.shell = shell;
        }

        @Override
        public Integer call() {
            List<StoreStatus> all = shell.services().offsite().stores();
            ZoneId zone = shell.services().zone();
            shell.output().document(StoresJson.of(all));
            if (all.isEmpty()) {
                shell.output().say("there is no store: losing this machine loses every backup");
                return ExitCodes.DONE;
            }
            Columns columns = new Columns("lllrrrrrl")
                    .row("store", "kind", "state", "waiting", "proven", "failed", "missing", "damaged", "last proven");
            all.forEach(store -> columns.row(
                    store.name(),
                    store.kind(),
                    state(store),
                    Words.number(store.counts().waiting()),
                    Words.number(store.counts().proven()),
                    Words.number(store.counts().failed()),
                    Words.number(store.counts().missing()),
                    Words.number(store.counts().damaged()),
                    moment(store.lastProven(), zone)));
            shell.output().say(columns.lines());
            all.forEach(store -> tell(store, zone));
            return ExitCodes.DONE;
        }

        private static String state(StoreStatus store) {
            if (store.problem() != null) {
                return "stands still";
            }
            return store.paused() ? "paused" : store.sending().isEmpty() ? "well" : "sending";
        }

        private static String moment(@Nullable Instant at, ZoneId zone) {
            return at == null ? "never" : Words.moment(at, zone);
        }

        private void tell(StoreStatus store, ZoneId zone) {
            Long free = store.bytesFree();
            shell.output()
                    .say(store.name() + ": " + Printable.line(store.place())
                            + (store.encrypts() ? ", encrypted" : ", not encrypted")
                            + (store.grows() ? ", nothing can be deleted there" : "")
                            + (free == null ? "" : ", " + new ByteSize(free) + " free")
                            + ", compared: " + moment(store.compared(), zone));
            store.sending()
                    .forEach(sending -> shell.output()
                            .say("  sending " + sending.backup() + ": " + new ByteSize(sending.sent()) + " of "
                                    + new ByteSize(sending.bytes())));
            StoreStatus.Problem problem = store.problem();
            if (problem != null) {
                shell.output().say("  " + Printable.line(problem.sentence()));
                shell.output().say("  hint: " + Printable.line(problem.hint()));
            }
        }
    }

    /** Asks stores whether they let Belay in. */
    @Command(name = "test", description = "Write a byte to a store, read it back and delete it.")
    private static final class Test implements Callable<Integer> {
        private final Shell shell;

        @Parameters(arity = "0..1", paramLabel = "STORE", description = "Which one; all when not given.")
        private @Nullable String store;

        Test(Shell shell) {
            this.shell = shell;
        }

        @Override
        public Integer call() {
            OffsiteService offsite = shell.services().offsite();
            return each(shell, store, name -> tell(name, offsite.test(name, shell.actor())));
        }

        private void tell(String name, Probe probe) {
            shell.output()
                    .say(name + ": a byte was written and read back"
                            + (probe.deletes() ? "" : "; nothing can be deleted there"));
            probe.notes().forEach(note -> shell.output().note("  " + Printable.line(note)));
        }
    }

    /** Lets a store rest. */
    @Command(name = "pause", description = "Let a store rest: what is on its way goes on when it is resumed.")
    private static final class Pause implements Callable<Integer> {
        private final Shell shell;

        @Parameters(paramLabel = "STORE", description = "Which one.")
        private String store = "";

        Pause(Shell shell) {
            this.shell = shell;
        }

        @Override
        public Integer call() {
            shell.services().offsite().pause(store, shell.actor());
            shell.output().say(store + " is paused; copies that should be there are told as late all the same");
            return ExitCodes.DONE;
        }
    }

    /** Ends a pause. */
    @Command(name = "resume", description = "End a pause.")
    private static final class Resume implements Callable<Integer> {
        private final Shell shell;

        @Parameters(paramLabel = "STORE", description = "Which one.")
        private String store = "";

        Resume(Shell shell) {
            this.shell = shell;
        }

        @Override
        public Integer call() {
            shell.services().offsite().resume(store, shell.actor());
            shell.output().say(store + " goes on");
            return ExitCodes.DONE;
        }
    }

    /** Compares stores with what is believed. */
    @Command(name = "reconcile", description = "Compare what a store really holds with what Belay believes.")
    private static final class Reconcile implements Callable<Integer> {
        private final Shell shell;

        @Parameters(arity = "0..1", paramLabel = "STORE", description = "Which one; all when not given.")
        private @Nullable String store;

        Reconcile(Shell shell) {
            this.shell = shell;
        }

        @Override
        public Integer call() {
            OffsiteService offsite = shell.services().offsite();
            return each(shell, store, name -> tell(offsite.reconcile(name, shell.actor())));
        }

        private void tell(Reconciled found) {
            shell.output()
                    .say(found.store() + ": " + Words.number(found.seen()) + " copies as they should be"
                            + (found.returned() > 0 ? ", " + found.returned() + " are back" : ""));
            if (found.missing() + found.damaged() > 0) {
                throw new BelayException(
                        ErrorCode.OFFSITE_FAILED,
                        found.store() + ": " + found.missing() + " copies are missing and " + found.damaged()
                                + " damaged",
                        "find out who did that, then belay offsite send BACKUP sends one again");
            }
        }
    }
}
