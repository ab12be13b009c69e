package dev.belay.bench;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Programs that are measured, each from its start to its end. */
final class Tool {
    private static final File NOWHERE = new File("/dev/null");

    private Tool() {}

    static Path belay() {
        return Path.of("bin", "belay").toAbsolutePath();
    }

    static ProcessBuilder command(Map<String, String> environment, String... command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.INHERIT);
        builder.environment().putAll(environment);
        return builder;
    }

    /** How long a pipeline takes whose output nobody wants. */
    static Duration time(ProcessBuilder... pipeline) throws IOException, InterruptedException {
        pipeline[pipeline.length - 1].redirectOutput(NOWHERE);
        long began = System.nanoTime();
        List<Process> running = ProcessBuilder.startPipeline(Arrays.asList(pipeline));
        for (Process process : running) {
            int code = process.waitFor();
            if (code != 0) {
                throw new IOException(process.info().command().orElse("a program") + " ended with " + code);
            }
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
