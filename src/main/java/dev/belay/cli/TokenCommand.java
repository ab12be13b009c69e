package dev.belay.cli;

import dev.belay.access.NewToken;
import dev.belay.access.Scope;
import dev.belay.access.Token;
import dev.belay.access.Tokens;
import dev.belay.cli.text.Columns;
import dev.belay.cli.text.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Groups what can be done with tokens. */
@Command(name = "token", description = "The keys by which machines use the API.")
final class TokenCommand {
    private TokenCommand() {}

    static CommandLine grow(Shell shell) {
        return new CommandLine(new TokenCommand())
                .addSubcommand(new Create(shell))
                .addSubcommand(new ListAll(shell))
                .addSubcommand(new Revoke(shell));
    }

    /** Makes a token. */
    @Command(name = "create", description = "Make a token; its secret is printed once, alone on standard output.")
    private static final class Create implements Callable<Integer> {
        private final Shell shell;

        @Parameters(paramLabel = "NAME", description = "What uses it, such as deploy-server.")
        private String name = "";

        @Option(
                names = "--scope",
                required = true,
                split = ",",
                description = "One or more of ${COMPLETION-CANDIDATES}, with commas between them.")
        private Set<Scope> scopes = EnumSet.noneOf(Scope.class);

        @Option(names = "--valid", paramLabel = "365d", description = "For how long; a year when not given.")
        private Duration valid = Tokens.DEFAULT_VALIDITY;

        Create(Shell shell) {
            this.shell = shell;
        }

        @Override
        public Integer call() {
            Services services = shell.services();
            NewToken created = services.tokens().create(shell.actor(), name, scopes, valid);
            shell.output()
                    .note("token " + created.token().id() + " for "
                            + created.token().name() + " is valid until "
                            + Words.moment(created.token().expires(), services.zone())
                            + "; keep it now, it is not shown again");
            shell.output().data().println(created.secret().reveal());
            return ExitCodes.DONE;
        }
    }

    /** Lists the tokens. */
    @Command(name = "list", description = "List the tokens.")
    private static final class ListAll implements Callable<Integer> {
        private final Shell shell;

        ListAll(Shell shell) {
            this.shell = shell;
        }

        @Override
        public Integer call() {
            Services services = shell.services();
            Instant now = services.clock().instant();
            Columns columns = new Columns("lllll").row("id", "name", "scopes", "until", "state");
            services.tokens()
                    .list()
                    .forEach(token -> columns.row(
                            token.id(),
                            token.name(),
                            scopes(token),
                            Words.moment(token.expires(), services.zone()),
                            token.usable(now) ? "usable" : token.revoked() == null ? "expired" : "revoked"));
            shell.output().say(columns.lines());
            return ExitCodes.DONE;
        }

        private static String scopes(Token token) {
            return token.scopes().stream()
                    .sorted()
                    .map(scope -> scope.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(","));
        }
    }

    /** Shuts a token out. */
    @Command(name = "revoke", description = "Shut a token out for ever.")
    private static final class Revoke implements Callable<Integer> {
        private final Shell shell;

        @Parameters(paramLabel = "ID", description = "The token's id, as the list shows it.")
        private String id = "";

        Revoke(Shell shell) {
            this.shell = shell;
        }

        @Override
        public Integer call() {
            shell.services().tokens().revoke(shell.actor(), id);
            shell.output().say("token " + id + " is revoked");
            return ExitCodes.DONE;
        }
    }
}
