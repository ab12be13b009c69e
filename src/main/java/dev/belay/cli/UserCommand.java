package dev.belay.cli;

import dev.belay.access.Role;
import dev.belay.access.User;
import dev.belay.base.Secret;
import dev.belay.cli.text.Columns;
import dev.belay.cli.text.Words;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Groups what can be done with users. Whoever may run it in the shell may do it all. */
@Command(name = "user", description = "The people who may sign in.")
final class UserCommand {
    private UserCommand() {}

    static CommandLine grow(Shell shell) {
        return new CommandLine(new UserCommand())
                .addSubcommand(new Add(shell))
                .addSubcommand(new Passwd(shell))
                .addSubcommand(new ChangeRole(shell))
                .addSubcommand(new Disable(shell))
                .addSubcommand(new ListAll(shell));
    }

    /** What the commands about one user share. */
    private abstract static class OneUser implements Callable<Integer> {
        final Shell shell;

        @Parameters(paramLabel = "NAME", description = "The user's name.")
        String name = "";

        OneUser(Shell shell) {
            this.shell = shell;
        }

        abstract User act();

        @Override
        public Integer call() {
            shell.output().say("user " + act());
            return ExitCodes.DONE;
        }
    }

    /** What the commands that set a password share. */
    private abstract static class WithPassword extends OneUser {
        @Option(names = "--password-file", paramLabel = "F", description = "Read the password from here.")
        @Nullable Path passwordFile;

        WithPassword(Shell shell) {
            super(shell);
        }

        Secret password() {
            return new PasswordSource(shell.terminal()).fresh(passwordFile, name);
        }
    }

    /** Makes a user. */
    @Command(name = "add", description = "Make a user.")
    private static final class Add extends WithPassword {
        @Option(names = "--role", description = "One of ${COMPLETION-CANDIDATES}; viewer when not given.")
        private Role role = Role.VIEWER;

        Add(Shell shell) {
            super(shell);
        }

        @Override
        User act() {
            Services services = shell.services();
            return services.users().add(shell.actor(), name, role, password());
        }
    }

    /** Sets a new password. */
    @Command(name = "passwd", description = "Set a new password and end the user's sessions.")
    private static final class Passwd extends WithPassword {
        Passwd(Shell shell) {
            super(shell);
        }

        @Override
        User act() {
            Services services = shell.services();
            return services.users().passwd(shell.actor(), name, password());
        }
    }

    /** Gives another role. */
    @Command(name = "role", description = "Give a user another role.")
    private static final class ChangeRole extends OneUser {
        @Option(names = "--role", required = true, description = "One of ${COMPLETION-CANDIDATES}.")
        private Role role = Role.VIEWER;

        ChangeRole(Shell shell) {
            super(shell);
        }

        @Override
        User act() {
            return shell.services().users().role(shell.actor(), name, role);
        }
    }

    /** Shuts a user out. */
    @Command(name = "disable", description = "Shut a user out and end the sessions.")
    private static final class Disable extends OneUser {
        Disable(Shell shell) {
            super(shell);
        }

        @Override
        User act() {
            return shell.services().users().disable(shell.actor(), name);
        }
    }

    /** Lists the users. */
    @Command(name = "list", description = "List the users.")
    private static final class ListAll implements Callable<Integer> {
        private final Shell shell;

        ListAll(Shell shell) {
            this.shell = shell;
        }

        @Override
        public Integer call() {
            Services services = shell.services();
            Columns columns = new Columns("llll").row("name", "role", "since", "");
            services.users()
                    .list()
                    .forEach(user -> columns.row(
                            user.name(),
                            user.role().name().toLowerCase(Locale.ROOT),
                            Words.moment(user.created(), services.zone()),
                            user.disabled() ? "disabled" : ""));
            shell.output().say(columns.lines());
            return ExitCodes.DONE;
        }
    }
}
