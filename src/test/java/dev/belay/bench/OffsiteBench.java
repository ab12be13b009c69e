package dev.belay.bench;

import dev.belay.base.Sha256;
import dev.belay.offsite.FileContent;
import dev.belay.offsite.FolderStore;
import dev.belay.offsite.MemoryBookmark;
import dev.belay.offsite.OffsiteSettings;
import dev.belay.offsite.OffsiteStore;
import dev.belay.offsite.Placed;
import dev.belay.offsite.StorePath;
import dev.belay.offsite.Transfer;
import dev.belay.process.CommandRunner;
import dev.belay.rclone.RcloneServer;
import dev.belay.rclone.RcloneStore;
import dev.belay.s3.S3ProxyServer;
import dev.belay.s3.S3Store;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Sends one large file to a folder, through a WebDAV server and to a bucket, by Belay and by the program rclone in turns,
 * and prints the ratios. Arguments: millions of bytes (default 1000), the rounds (default 3).
 */
public final class OffsiteBench {
    private static final StorePath PATH = new StorePath("finance", "bench.sql.zst");
    private static final int MILLION = 1_000_000;
    private static final String PASSWORD = "bench";

    private final Path file;
    private final Sha256 digest;
    private final Path config;
    private final int rounds;
    private final PrintStream out;

    private OffsiteBench(Path file, Path config, int rounds, PrintStream out) throws IOException {
        this.file = file;
        this.config = config;
        this.rounds = rounds;
        this.out = out;
        try (FileChannel bytes = FileChannel.open(file)) {
            this.digest = Sha256.of(bytes);
        }
    }

    /** Measures in turns, prints a line for each store. */
    public static void main(String[] args) throws IOException, InterruptedException {
        int millions = args.length > 0 ? Integer.parseInt(args[0]) : 1000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "bench")), "offsite")
                .toAbsolutePath();
        OffsiteBench bench =
                new OffsiteBench(random(folder, millions), folder.resolve("rclone.conf"), rounds, System.out);
        System.out.printf("%d MB, the median of %d rounds in turns%n", millions, rounds);
        bench.folder(Files.createDirectory(folder.resolve("disk")));
        bench.webdav(Files.createDirectory(folder.resolve("webdav")));
        bench.bucket(Files.createDirectory(folder.resolve("s3")));
    }

    private static Path random(Path folder, int millions) throws IOException {
        Path file = folder.resolve("bench.sql.zst");
        Random random = new Random(1);
        byte[] million = new byte[MILLION];
        try (OutputStream bytes = Files.newOutputStream(file)) {
            for (int n = 0; n < millions; n++) {
                random.nextBytes(million);
                bytes.write(million);
            }
        }
        return file;
    }

    private void folder(Path disk) throws IOException, InterruptedException {
        Files.writeString(config, "");
        compare("a folder", new FolderStore(disk), disk.resolve("by-rclone").toString(), "sync");
    }

    private void webdav(Path served) throws IOException, InterruptedException {
        try (RcloneServer server = new RcloneServer("webdav", served, PASSWORD)) {
            server.describe(config, "dav", PASSWORD);
            RcloneStore store = new RcloneStore(new OffsiteSettings.Rclone("dav:", config), new CommandRunner());
            compare("rclone serve webdav", store, "dav:by-rclone");
        }
    }

    private void bucket(Path folder) throws IOException, InterruptedException {
        try (S3ProxyServer server = new S3ProxyServer(folder)) {
            OffsiteSettings.S3 settings = server.settings("");
            Files.writeString(
                    config,
                    "[bucket]\ntype = s3\nprovider = Other\nendpoint = %s\naccess_key_id = %s\nsecret_access_key = %s\n"
                            .formatted(
                                    settings.endpoint(),
                                    settings.accessKey().reveal(),
                                    settings.secretKey().reveal()));
            S3Store store = new S3Store(settings, Clock.systemUTC());
            compare("a bucket of s3proxy", store, "bucket:" + S3ProxyServer.BUCKET + "/by-rclone");
        }
    }

    /** @param afterwards what makes rclone's copy as durable as ours, where that is not up to a server */
    private void compare(String name, OffsiteStore store, String remote, String... afterwards)
            throws IOException, InterruptedException {
        Durations belay = new Durations();
        Durations proof = new Durations();
        Durations rclone = new Durations();
        try (store) {
            resetPeaks();
            for (int round = 0; round < rounds; round++) {
                rclone.add(byRclone(remote, afterwards));
                long began = System.nanoTime();
                Placed placed = put(store);
                long arrived = System.nanoTime();
                store.prove(placed, Transfer.unwatched());
                belay.add(Duration.ofNanos(arrived - began));
                proof.add(Duration.ofNanos(System.nanoTime() - arrived));
                store.delete(placed.object());
            }
        }
        out.printf(
                "%-20s rclone %6.2f s  belay %6.2f s (%3.0f %% of rclone's rate), proof %5.2f s; at most %d MB of heap%n",
                name,
                rclone.seconds(),
                belay.seconds(),
                100 * rclone.seconds() / belay.seconds(),
                proof.seconds(),
                peak() / MILLION);
    }

    private Placed put(OffsiteStore store) throws IOException {
        try (FileContent content = FileContent.open(file, Files.size(file), digest)) {
            return store.put(PATH, content, new MemoryBookmark(), Transfer.unwatched());
        }
    }

    private Duration byRclone(String remote, String... afterwards) throws IOException, InterruptedException {
        Map<String, String> environment = Map.of("RCLONE_CONFIG", config.toString());
        Duration took = Tool.time(plain(environment, "rclone", "copyto", file.toString(), remote + "/x"));
        if (afterwards.length > 0) {
            took = took.plus(Tool.time(plain(environment, afterwards)));
        }
        Tool.time(plain(environment, "rclone", "purge", remote));
        return took;
    }

    private static ProcessBuilder plain(Map<String, String> environment, String... command) {
        ProcessBuilder builder = Tool.command(environment, command);
        builder.environment().remove("AWS_CA_BUNDLE");
        return builder;
    }

    private static List<MemoryPoolMXBean> heap() {
        List<MemoryPoolMXBean> pools = new ArrayList<>(ManagementFactory.getMemoryPoolMXBeans());
        pools.removeIf(pool -> pool.getType() != MemoryType.HEAP);
        return pools;
    }

    private static void resetPeaks() {
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    private static long peak() {
        return heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    }
}
