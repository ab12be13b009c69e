package dev.belay.cli;

import dev.belay.backup.GuardedDatabase;
import dev.belay.backup.retention.RetentionLook;
import dev.belay.base.Actor;
import dev.belay.base.Secret;
import dev.belay.cli.json.PruneJson;
import dev.belay.cli.text.RetentionText;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows which backups no rule keeps, and removes them when somebody says so. */
@Command(
        name = "prune",
        description = "Show which backups the rules in belay.yml would remove, and why; --apply removes them.")
final class PruneCommand implements Callable<Integer> {
    private static final String ADDRESS = "shell";

    private final Shell shell;

    @Option(names = "--database", paramLabel = "D", description = "Only this one, when several are guarded.")
    private @Nullable String database;

    @Option(names = "--apply", description = "Remove what is shown, after the password of an admin.")
    private boolean apply;

    @Option(names = "--user", paramLabel = "NAME", description = "Whose password it is.")
    private @Nullable String user;

    @Option(names = "--password-file", paramLabel = "F", description = "Read the password from here, not the terminal.")
    private @Nullable Path passwordFile;

    PruneCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        List<RetentionLook> looks = databases().stream()
                .map(each -> shell.services().retention().look(each.name()))
                .toList();
        looks.forEach(look -> PruneRun.show(look, shell));
        PruneRun run = new PruneRun(shell);
        boolean goes = looks.stream().anyMatch(RetentionLook::removesAny);
        if (apply && goes) {
            run.apply(looks, confirmed(looks));
        } else {
            looks.forEach(run::leave);
            shell.output().say(hint(goes));
        }
        shell.output().document(new PruneJson(run.told()));
        return run.code();
    }

    private List<GuardedDatabase> databases() {
        List<GuardedDatabase> all = shell.services().databases().all();
        return database == null && all.size() > 1 ? all : List.of(new DatabaseChoice(shell.services()).of(database));
    }

    private String hint(boolean goes) {
        return apply ? "nothing is to be removed" : RetentionText.next(goes);
    }

    /** The person whose password was right, for exactly what was shown. */
    private Actor confirmed(List<RetentionLook> looks) {
        Services services = shell.services();
        String name = UserChoice.of(user, shell.terminal().account(), services.users());
        Secret password = new PasswordSource(shell.terminal()).existing(passwordFile, name);
        String what = looks.stream()
                .filter(RetentionLook::removesAny)
                .map(look -> look.database() + " " + look.fingerprint())
                .collect(Collectors.joining(", ", "prune ", ""));
        services.reauthentication().confirm(name, password, ADDRESS, what, Actor.Channel.SHELL);
        return new Actor(name, Actor.Channel.SHELL);
    }
}
