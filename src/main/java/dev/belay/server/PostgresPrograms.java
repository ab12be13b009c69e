package dev.belay.server;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.process.Command;
import dev.belay.process.CommandResult;
import dev.belay.process.CommandRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The programs of one PostgreSQL installation that can start a server.
 *
 * @param bin the folder that holds them
 * @param major the major version, 15 for 15.18
 */
public record PostgresPrograms(Path bin, int major) {
    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");

    /**
     * The installation in {@code bin}.
     *
     * @throws BelayException when there is none
     */
    public static PostgresPrograms in(Path bin) {
        String initdb = bin.resolve("initdb").toString();
        CommandResult result = new CommandRunner().run(Command.of(LIMIT, initdb, "--version"));
        if (result instanceof CommandResult.Exited(int _, String output, String _)) {
            Matcher version = VERSION.matcher(output);
            if (version.find()) {
                return new PostgresPrograms(bin, Integer.parseInt(version.group(1)));
            }
        }
        throw new BelayException(
                ErrorCode.USAGE, initdb + " does not say which PostgreSQL it is of", "name another folder");
    }

    /** Every installation found on this machine, the newest first. */
    public static List<PostgresPrograms> installed() {
        if (!Files.isDirectory(INSTALLED)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(INSTALLED)) {
            return folders.filter(folder -> folder.getFileName().toString().matches("\\d+"))
                    .map(folder -> new PostgresPrograms(
                            folder.resolve("bin"),
                            Integer.parseInt(folder.getFileName().toString())))
                    .filter(programs -> Files.isExecutable(programs.program("initdb")))
                    .sorted(Comparator.comparingInt(PostgresPrograms::major).reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The newest installation on this machine.
     *
     * @throws BelayException when there is none
     */
    public static PostgresPrograms newest() {
        return installed().stream()
                .findFirst()
                .orElseThrow(() -> new BelayException(
                        ErrorCode.USAGE,
                        "no PostgreSQL server programs are in " + INSTALLED,
                        "install the package postgresql, or run make demo, which does it"));
    }

    /**
     * The installation of exactly {@code major}: the one in {@code named} when it is of that major, else the one where
     * PostgreSQL is usually installed.
     *
     * @param named a folder of programs; null when nobody named one
     */
    public static Optional<PostgresPrograms> of(int major, @Nullable Path named) {
        Stream<PostgresPrograms> first =
                named != null && Files.isExecutable(named.resolve("initdb")) ? Stream.of(in(named)) : Stream.empty();
        return Stream.concat(first, installed().stream())
                .filter(programs -> programs.major() == major)
                .findFirst();
    }

    /** Where the program {@code name} is. */
    public Path program(String name) {
        return bin.resolve(name);
    }
}
