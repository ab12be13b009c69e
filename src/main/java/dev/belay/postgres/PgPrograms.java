package dev.belay.postgres;

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

/** Finds a pg_dump that can dump a server: of the same major version or the next newer one. */
public final class PgPrograms {
    private static final String PG_DUMP = "pg_dump";
    private static final String PSQL = "psql";
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) ((\\d+)\\S*)");

    private final CommandRunner runner;
    private final @Nullable Path folder;
    private final Path installations;

    /**
     * Looks where PostgreSQL is usually installed, and on the path of programs.
     *
     * @param folder the only place to look at; null when nobody named one
     */
    public PgPrograms(CommandRunner runner, @Nullable Path folder) {
        this(runner, folder, Path.of("/usr/lib/postgresql"));
    }

    PgPrograms(CommandRunner runner, @Nullable Path folder, Path installations) {
        this.runner = runner;
        this.folder = folder;
        this.installations = installations;
    }

    /**
     * The pg_dump closest to a server of {@code serverMajor}.
     *
     * @throws BelayException {@link ErrorCode#USAGE} when there is none, or only older ones
     */
    PgDumpProgram pgDumpFor(int serverMajor) {
        // the same major is the closest there can be: then no other program is asked
        return found().filter(program -> program.major() == serverMajor)
                .findFirst()
                .orElseGet(() -> newerThan(serverMajor));
    }

    private PgDumpProgram newerThan(int serverMajor) {
        List<PgDumpProgram> found = found().toList();
        return found.stream()
                .filter(program -> program.major() > serverMajor)
                .min(Comparator.comparingInt(PgDumpProgram::major))
                .orElseThrow(() -> found.isEmpty() ? missing(serverMajor) : tooOld(found, serverMajor));
    }

    /** The psql of the newest version; its bare name when none is seen. */
    String psql() {
        return found().max(Comparator.comparingInt(PgDumpProgram::major))
                .map(program -> program.sibling(PSQL))
                .orElse(PSQL);
    }

    /** Each is asked for its version when it is its turn. */
    private Stream<PgDumpProgram> found() {
        Stream<String> candidates = folder != null
                ? executable(Stream.of(folder))
                : Stream.concat(executable(installed()), Stream.of(PG_DUMP));
        return candidates.map(this::version).flatMap(Optional::stream);
    }

    private Stream<String> executable(Stream<Path> folders) {
        return folders.map(bin -> bin.resolve(PG_DUMP))
                .filter(Files::isExecutable)
                .map(Path::toString);
    }

    private Stream<Path> installed() {
        if (!Files.isDirectory(installations)) {
            return Stream.empty();
        }
        try (Stream<Path> majors = Files.list(installations)) {
            return majors.map(major -> major.resolve("bin")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty when the program is not there or does not say which version it is. */
    private Optional<PgDumpProgram> version(String program) {
        try {
            return runner.run(Command.of(LIMIT, program, "--version"))
                                    instanceof CommandResult.Exited(int code, String output, String _)
                            && code == 0
                    ? version(program, output)
                    : Optional.empty();
        } catch (BelayException notStarted) {
            if (notStarted.code() == ErrorCode.USAGE) {
                return Optional.empty();
            }
            throw notStarted;
        }
    }

    private static Optional<PgDumpProgram> version(String program, String output) {
        Matcher version = VERSION.matcher(output);
        return version.find()
                ? Optional.of(new PgDumpProgram(program, Integer.parseInt(version.group(2)), version.group(1)))
                : Optional.empty();
    }

    private BelayException missing(int serverMajor) {
        return new BelayException(
                ErrorCode.USAGE,
                "no pg_dump is found " + (folder == null ? "on this machine" : "in " + folder),
                fix(serverMajor));
    }

    private static BelayException tooOld(List<PgDumpProgram> found, int serverMajor) {
        String newest = found.stream()
                .max(Comparator.comparingInt(PgDumpProgram::major))
                .map(PgDumpProgram::version)
                .orElse("");
        return new BelayException(
                ErrorCode.USAGE,
                "pg_dump " + newest + " is older than the server, which is PostgreSQL " + serverMajor
                        + "; it cannot dump it",
                fix(serverMajor));
    }

    private static String fix(int serverMajor) {
        return "install it (apt-get install postgresql-client-" + serverMajor
                + "), or name the folder of a pg_dump of version " + serverMajor + " or newer in BELAY_PG_BIN";
    }
}
