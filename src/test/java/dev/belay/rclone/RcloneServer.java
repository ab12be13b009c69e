package dev.belay.rclone;

import dev.belay.process.Command;
import dev.belay.process.CommandRunner;
import dev.belay.process.RunningCommand;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A server of rclone's own on a free port of this machine, that serves a folder to whoever has the password. */
public final class RcloneServer implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final String USER = "belay";

    private final String protocol;
    private final Path served;
    private final int port;
    private Optional<RunningCommand> running = Optional.empty();

    /** {@code webdav} or {@code sftp}, for the folder {@code served}. Starts at once. */
    public RcloneServer(String protocol, Path served, String password) throws IOException {
        this.protocol = protocol;
        this.served = served;
        this.port = freePort();
        start(password);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void start(String password) {
        Map<String, String> environment =
                Map.of("RCLONE_USER", USER, "RCLONE_PASS", password, "HOME", served + "-home");
        List<String> arguments = List.of("serve", protocol, served.toString(), "--addr=127.0.0.1:" + port);
        RunningCommand server = new CommandRunner().start(new Command("rclone", arguments, environment, LIMIT));
        running = Optional.of(server);
        while (!answers()) {
            if (ProcessHandle.of(server.pid()).filter(ProcessHandle::isAlive).isEmpty()) {
                throw new IllegalStateException(
                        "rclone serve ended: " + server.await().errors());
            }
            Thread.onSpinWait();
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Appends a remote called {@code name} to rclone's configuration {@code config}. */
    public void describe(Path config, String name, String password) throws IOException {
        String where = protocol.equals("webdav")
                ? "type = webdav\nvendor = other\nurl = http://127.0.0.1:" + port
                : "type = sftp\nhost = 127.0.0.1\nport = " + port;
        String before = Files.exists(config) ? Files.readString(config) : "";
        Files.writeString(
                config,
                before + "[" + name + "]\n" + where + "\nuser = " + USER + "\npass = " + obscured(password) + "\n\n");
    }

    /** As rclone keeps passwords in its file. */
    public static String obscured(String password) throws IOException {
        try (RunningCommand obscure = new CommandRunner().startFed(Command.of(LIMIT, "rclone", "obscure", "-"))) {
            obscure.input().write(password.getBytes(StandardCharsets.UTF_8));
            obscure.input().close();
            return new String(obscure.output().readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    /** Makes it answer no more. */
    @Override
    public void close() {
        running.ifPresent(RunningCommand::close);
        running = Optional.empty();
    }
}
