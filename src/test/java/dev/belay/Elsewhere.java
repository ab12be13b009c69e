package dev.belay;

import dev.belay.offsite.OffsiteSettings.S3;
import dev.belay.rclone.RcloneServer;
import dev.belay.s3.S3ProxyServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A real place for copies, which survives what happens to the home.
 *
 * @param store what belay.yml says of it
 * @param variables that belay.yml names
 * @param files the folder of this machine in which what it keeps ends up
 * @param person variables of somebody who fetches from it without Belay
 * @param typed what that one types when the README asks for it
 * @param secrets which nobody may see
 */
record Elsewhere(
        String store,
        Map<String, String> variables,
        Path files,
        Map<String, String> person,
        List<String> typed,
        List<String> secrets,
        AutoCloseable server)
        implements AutoCloseable {
    private static final String PASSWORD = "canary-of-the-remote";

    /** The kinds of places. */
    enum Kind {
        FOLDER,
        BUCKET,
        REMOTE
    }

    static Elsewhere open(Kind kind, Path folder) throws IOException {
        Path nas = Files.createDirectory(folder.resolve("nas"));
        return switch (kind) {
            case FOLDER -> folder(nas);
            case BUCKET -> bucket(nas);
            case REMOTE -> remote(nas, folder.resolve("rclone.conf"));
        };
    }

    private static Elsewhere folder(Path nas) {
        return new Elsewhere(
                "type: folder, path: \"" + nas + "\"", Map.of(), nas, Map.of(), List.of(), List.of(), () -> {});
    }

    private static Elsewhere bucket(Path nas) throws IOException {
        S3ProxyServer server = new S3ProxyServer(nas);
        S3 settings = server.settings("copies/");
        List<String> keys =
                List.of(settings.accessKey().reveal(), settings.secretKey().reveal());
        return new Elsewhere(
                "type: s3, endpoint: \"" + server.endpoint() + "\", region: auto, bucket: " + S3ProxyServer.BUCKET
                        + ", prefix: copies/, access_key: \"${ACCESS}\", secret_key: \"${SECRET}\"",
                Map.of("ACCESS", keys.getFirst(), "SECRET", keys.getLast()),
                nas.resolve("files", S3ProxyServer.BUCKET, "copies"),
                Map.of(),
                keys,
                List.of(S3ProxyServer.SECRET),
                server);
    }

    private static Elsewhere remote(Path nas, Path config) throws IOException {
        RcloneServer server = new RcloneServer("webdav", nas, PASSWORD);
        server.describe(config, "cloud", PASSWORD);
        String obscured = Files.readString(config).replaceFirst("(?s).*pass = (\\S+).*", "$1");
        return new Elsewhere(
                "type: rclone, remote: \"cloud:copies\", config: \"" + config + "\"",
                Map.of(),
                nas.resolve("copies"),
                Map.of("RCLONE_CONFIG", config.toString()),
                List.of(),
                List.of(PASSWORD, obscured),
                server);
    }

    @Override
    public void close() throws Exception {
        server.close();
    }
}
