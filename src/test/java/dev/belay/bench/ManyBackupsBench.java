package dev.belay.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * How soon a folder of ten thousand backups with two hundred tables each is read, and how fast the pages that show it are
 * while 20 people and then one click four times a second each. Arguments: how many backups, how many seconds they click (default 20).
 */
public final class ManyBackupsBench {
    private static final int TABLES = 200;
    private static final int ALONE = 1;
    private static final int CROWD = 20;
    private static final int STARTS = 5;
    private static final List<String> PAGES =
            List.of("/", "/backups", "/backups?page=100", "/offsite", "/schedules", "/trends");

    private ManyBackupsBench() {}

    /** Makes the folder, reads it from a shell some times, starts the console and lets people click. */
    public static void main(String[] args) throws IOException, InterruptedException, ExecutionException {
        int backups = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
        long seconds = args.length > 1 ? Long.parseLong(args[1]) : 20;
        Path home = Files.createTempDirectory(Files.createDirectories(Path.of("target", "bench")), "many");
        try (BenchLedger ledger = BenchLedger.ofScale(1, home)) {
            Map<String, String> belay = new HashMap<>(ledger.forBelay());
            belay.put("BELAY_CONFIG", configuration(home).toString());
            Crowd.makeKnown(belay, home);
            Path root = home.resolve("backups");
            ManyBackups many = new ManyBackups(
                    root, home.resolve("data"), ledger.database().name(), TABLES);
            many.write(backups, Clock.systemUTC().instant());
            ManyCopies.write(many.copied(), home.resolve("data"), home.resolve("offsite"));
            Durations reading = new Durations();
            for (int start = 0; start < STARTS; start++) {
                reading.add(Tool.time(Tool.command(belay, Tool.belay().toString(), "backups")));
            }
            System.out.printf(
                    "%-28s %7.2f s, start and list, the median of %d%n", "belay backups", reading.seconds(), STARTS);
            try (ConsoleProcess console = ConsoleProcess.start(belay, home.resolve("log"))) {
                new Crowd(console.address(), PAGES, CROWD).click(seconds, System.out);
                new Crowd(console.address(), PAGES, ALONE).click(seconds, System.out);
            }
        }
    }

    /** The dumps are stubs: to read them again would find each of them damaged. */
    private static Path configuration(Path home) throws IOException {
        return Files.writeString(
                home.resolve("belay.yml"),
                "version: 1\nbackup: { verify: never }\noffsite: [{ name: " + ManyCopies.STORE
                        + ", type: folder, path: ./offsite }]\n");
    }
}
