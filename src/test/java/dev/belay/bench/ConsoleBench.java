package dev.belay.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * How soon the console shows its first page, and how fast its pages are while 20 people click four times a second each.
 * Arguments: how many seconds they click (default 20, after 10 to warm up).
 */
public final class ConsoleBench {
    private static final int PEOPLE = 20;
    private static final int STARTS = 5;
    private static final List<String> PAGES = List.of("/", "/backups", "/restore", "/audit");

    private ConsoleBench() {}

    /** Makes a ledger with a backup and a user, starts the console some times, lets people click. */
    public static void main(String[] args) throws IOException, InterruptedException, ExecutionException {
        long seconds = args.length > 0 ? Long.parseLong(args[0]) : 20;
        Path home = Files.createTempDirectory(Files.createDirectories(Path.of("target", "bench")), "console");
        try (BenchLedger ledger = BenchLedger.ofScale(1, home)) {
            Map<String, String> belay = ledger.forBelay();
            Crowd.makeKnown(belay, home);
            Tool.time(Tool.command(belay, Tool.belay().toString(), "backup"));
            Path log = home.resolve("log");
            starts(belay, log, System.out);
            try (ConsoleProcess console = ConsoleProcess.start(belay, log)) {
                new Crowd(console.address(), PAGES, PEOPLE).click(seconds, System.out);
            }
        }
    }

    private static void starts(Map<String, String> belay, Path log, PrintStream out)
            throws IOException, InterruptedException {
        ConsoleProcess.start(belay, log).close(); // the first one warms up this program, not the console
        Durations starts = new Durations();
        for (int start = 0; start < STARTS; start++) {
            try (ConsoleProcess console = ConsoleProcess.start(belay, log)) {
                starts.add(console.toFirstPage());
            }
        }
        out.printf("%-28s %7.2f s, the median of %d%n", "start to first page", starts.seconds(), STARTS);
    }
}
