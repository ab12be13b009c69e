package dev.belay.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** A process that runs the demo until it is killed; it prints a line when the demo is ready. */
final class DemoProcess {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-19T15:30:00Z"), ZoneId.of("Asia/Seoul"));

    private DemoProcess() {}

    /** Starts the process and waits until the demo in {@code home} is ready. */
    static Process ready(Path home) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DemoProcess.class.getName(),
                        home.toString())
                .redirectErrorStream(true)
                .start();
        String line = process.inputReader().readLine();
        if (!"ready".equals(line)) {
            throw new IOException("the demo is not ready: " + line);
        }
        return process;
    }

    public static void main(String[] arguments) throws IOException {
        DemoServer.start(Path.of(arguments[0]), CLOCK).loadLatestWeek();
        System.out.println("ready");
        System.in.read();
    }
}
