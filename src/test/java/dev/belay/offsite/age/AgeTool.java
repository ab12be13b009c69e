package dev.belay.offsite.age;

import dev.belay.base.Secret;
import dev.belay.process.Command;
import dev.belay.process.CommandResult;
import dev.belay.process.CommandRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The {@code age} tool, which knows nothing of Belay. */
public record AgeTool(Path folder) {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** What {@code age -d} makes of {@code encrypted}; throws {@link IllegalStateException} when it refuses. */
    public byte[] decrypt(byte[] encrypted, Secret key) throws IOException {
        Path in = Files.write(folder.resolve("tool.age"), encrypted);
        Path identity = Files.writeString(folder.resolve("tool.key"), key.reveal() + "\n");
        Path out = folder.resolve("tool.plain");
        run("age", List.of("-d", "-i", identity.toString(), "-o", out.toString(), in.toString()));
        // an empty file it does not even make
        return Files.exists(out) ? Files.readAllBytes(out) : new byte[0];
    }

    /** What {@code age} makes of {@code plain} for these recipients. */
    public byte[] encrypt(byte[] plain, List<String> recipients) throws IOException {
        Path in = Files.write(folder.resolve("tool.plain"), plain);
        Path out = folder.resolve("tool.age");
        List<String> arguments = new ArrayList<>(List.of("-o", out.toString()));
        recipients.forEach(recipient -> arguments.addAll(List.of("-r", recipient)));
        arguments.add(in.toString());
        run("age", arguments);
        return Files.readAllBytes(out);
    }

    /** The file that {@code age-keygen} writes, remarks and all. */
    public String keygen() {
        return run("age-keygen", List.of());
    }

    private static String run(String program, List<String> arguments) {
        CommandResult result = new CommandRunner().run(new Command(program, arguments, Map.of(), LIMIT));
        return switch (result) {
            case CommandResult.Exited(int code, String output, String _) when code == 0 -> output;
            case CommandResult failed -> throw new IllegalStateException(program + ": " + failed.errors());
        };
    }
}
