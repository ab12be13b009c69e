package dev.belay.cli;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a restore and an undo ask of the person who confirms them. */
final class ConfirmOptions {
    @Option(names = "--user", paramLabel = "NAME", description = "Whose password it is.")
    @Nullable String user;

    @Option(names = "--password-file", paramLabel = "F", description = "Read the password from here, not the terminal.")
    @Nullable Path passwordFile;

    @Option(names = "--confirm", paramLabel = "DATABASE", description = "The database's name, typed out.")
    @Nullable String typedName;

    @Option(names = "--cooldown", paramLabel = "5s", description = "How long it can be cancelled before it begins.")
    @Nullable Duration cooldown;
}
