package dev.belay.cli;

import dev.belay.base.Durations;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/** All commands, wired by hand. */
final class CommandTree {
    private static final Set<String> WITH_JSON =
            Set.of("backup", "backups", "inspect", "preview", "restore", "undo", "prune", "status");

    private CommandTree() {}

    static CommandLine grow(Shell shell) {
        CommandLine root = new CommandLine(new Root())
                .addSubcommand(new DemoCommand(shell))
                .addSubcommand(new ServeCommand(shell))
                .addSubcommand(new BackupCommand(shell))
                .addSubcommand(new BackupsCommand(shell))
                .addSubcommand(new InspectCommand(shell))
                .addSubcommand(new PreviewCommand(shell))
                .addSubcommand(new RestoreCommand(shell))
                .addSubcommand(new UndoCommand(shell))
                .addSubcommand(new CancelCommand(shell))
                .addSubcommand(new VerifyCommand(shell))
                .addSubcommand(new CatCommand(shell))
                .addSubcommand(new PruneCommand(shell))
                .addSubcommand(OffsiteCommand.grow(shell))
                .addSubcommand(KeyCommand.grow(shell))
                .addSubcommand(new DoctorCommand(shell))
                .addSubcommand(AuditCommand.grow(shell))
                .addSubcommand(UserCommand.grow(shell))
                .addSubcommand(TokenCommand.grow(shell));
        root.registerConverter(Duration.class, CommandTree::duration);
        root.getCommandSpec()
                .addOption(flag("Show the version.", "-V", "--version")
                        .versionHelp(true)
                        .build());
        addCommonOptions(root);
        return root;
    }

    private static Duration duration(String text) {
        try {
            return Durations.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("'" + text + "' is no duration: " + e.getMessage());
        }
    }

    /** The value of {@code --json} is read before the line is parsed, so that a wrong line is answered in JSON too. */
    private static void addCommonOptions(CommandLine line) {
        line.getCommandSpec()
                .addOption(
                        flag("Show this help.", "-h", "--help").usageHelp(true).build());
        if (WITH_JSON.contains(line.getCommandName())) {
            line.getCommandSpec()
                    .addOption(flag("Print one JSON document on standard output.", "--json")
                            .build());
        }
        line.getSubcommands().values().forEach(CommandTree::addCommonOptions);
    }

    private static OptionSpec.Builder flag(String description, String... names) {
        return OptionSpec.builder(names).type(boolean.class).description(description);
    }

    /** The command without a subcommand. */
    @Command(
            name = "belay",
            description = "Backs up PostgreSQL databases and restores them without losing what is there.",
            versionProvider = Version.class)
    private static final class Root {}

    /** The version of the program. */
    private static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Optional.ofNullable(CommandTree.class.getPackage().getImplementationVersion())
                    .orElse("of a working copy");
            return new String[] {"belay " + version};
        }
    }
}
