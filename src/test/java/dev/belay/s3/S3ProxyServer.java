package dev.belay.s3;

import dev.belay.base.Secret;
import dev.belay.offsite.OffsiteSettings;
import dev.belay.process.Command;
import dev.belay.process.CommandRunner;
import dev.belay.process.RunningCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A real server that speaks S3, s3proxy, on a free port of this machine and with a folder behind it. It runs in a JVM of
 * its own from a jar of its own, which the build puts there, since it brings other versions of libraries than ours.
 */
public final class S3ProxyServer implements AutoCloseable {
    /** There from the beginning. */
    public static final String BUCKET = "belay";

    /** Nobody may see it. */
    public static final String SECRET = "canary-of-the-secret-key";

    private static final String ACCESS = "canary-of-the-access-key";
    private static final Path JAR = Path.of("target", "s3proxy", "s3proxy.jar");
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final Pattern LISTENS = Pattern.compile("Started .*\\{127\\.0\\.0\\.1:(\\d+)\\}");

    private final RunningCommand server;
    private final URI endpoint;

    /** Starts, with what it keeps in {@code folder}. */
    public S3ProxyServer(Path folder) throws IOException {
        Path files = Files.createDirectory(folder.resolve("files"));
        Path properties = Files.writeString(folder.resolve("s3proxy.properties"), """
                s3proxy.endpoint=http://127.0.0.1:0
                s3proxy.authorization=aws-v2-or-v4
                s3proxy.identity=%s
                s3proxy.credential=%s
                jclouds.provider=filesystem-nio2
                jclouds.filesystem.basedir=%s
                """.formatted(ACCESS, SECRET, files));
        List<String> arguments = List.of("-Xmx256m", "-jar", JAR.toString(), "--properties", properties.toString());
        server = new CommandRunner().start(new Command(JAVA.toString(), arguments, Map.of(), LIMIT));
        endpoint = URI.create("http://127.0.0.1:" + port());
        try (S3Client client = client()) {
            client.createBucket(request -> request.bucket(BUCKET));
        }
    }

    /** Reads where it listens, and from then on whatever it prints. */
    private int port() throws IOException {
        BufferedReader output = new BufferedReader(new InputStreamReader(server.output(), StandardCharsets.UTF_8));
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher listens = LISTENS.matcher(line);
            if (listens.find()) {
                Thread.ofVirtual().start(() -> output.lines().forEach(rest -> {}));
                return Integer.parseInt(listens.group(1));
            }
        }
        throw new IllegalStateException(
                "s3proxy did not start: " + server.await().errors());
    }

    /** The bucket, with everything below {@code prefix}. */
    public OffsiteSettings.S3 settings(String prefix) {
        return settings(BUCKET, prefix, ACCESS, SECRET);
    }

    OffsiteSettings.S3 settings(String bucket, String prefix, String access, String secret) {
        return new OffsiteSettings.S3(endpoint, "auto", bucket, prefix, new Secret(access), new Secret(secret), null);
    }

    /** A client past every store. */
    S3Client client() {
        return S3Clients.of(settings(""));
    }

    /** Where it is. */
    public URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        server.close();
    }
}
