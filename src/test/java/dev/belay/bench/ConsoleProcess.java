package dev.belay.bench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** The console as a person starts it. Whoever starts it closes it. */
record ConsoleProcess(Process process, URI address, Duration toFirstPage) implements AutoCloseable {
    private static final long BETWEEN_TRIES_NANOS = 2_000_000;

    /**
     * Starts it and asks for its first page until that comes.
     *
     * @param log takes what it prints
     */
    static ConsoleProcess start(Map<String, String> environment, Path log) throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(environment);
        int port = freePort();
        all.put("BELAY_PORT", Integer.toString(port));
        URI address = URI.create("http://127.0.0.1:" + port);
        ProcessBuilder builder = Tool.command(all, Tool.belay().toString(), "serve");
        long began = System.nanoTime();
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .start();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!answers(client, address.resolve("/sign-in"))) {
                if (!process.isAlive()) {
                    throw new IOException("the console ended with " + process.exitValue() + ", see " + log);
                }
                LockSupport.parkNanos(BETWEEN_TRIES_NANOS);
            }
        }
        return new ConsoleProcess(process, address, Duration.ofNanos(System.nanoTime() - began));
    }

    private static boolean answers(HttpClient client, URI page) throws InterruptedException {
        try {
            return client.send(HttpRequest.newBuilder(page).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false; // nobody listens yet
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
