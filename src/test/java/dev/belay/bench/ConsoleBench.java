package dev.belay.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * How soon the console shows its first page, and how fast its pages are while 20 people click four times a second each.
 * Arguments: how many seconds they click (default 20, after 5 to warm up).
 */
public final class ConsoleBench {
    private static final int PEOPLE = 20;
    private static final long PAUSE_MILLIS = 250;
    private static final long WARM_UP_SECONDS = 5;
    private static final int STARTS = 5;
    private static final String USER = "bench";
    private static final String PASSWORD = "twenty people clicking";

    private ConsoleBench() {}

    /** Makes a ledger with a backup and a user, starts the console some times, lets people click. */
    public static void main(String[] args) throws IOException, InterruptedException, ExecutionException {
        long seconds = args.length > 0 ? Long.parseLong(args[0]) : 20;
        Path home = Files.createTempDirectory(Files.createDirectories(Path.of("target", "bench")), "console");
        try (BenchLedger ledger = BenchLedger.ofScale(1, home)) {
            Map<String, String> belay = ledger.forBelay();
            Path password = Files.writeString(home.resolve("password"), PASSWORD);
            String program = Tool.belay().toString();
            Tool.time(Tool.command(
                    belay, program, "user", "add", USER, "--role", "admin", "--password-file", password.toString()));
            Tool.time(Tool.command(belay, program, "backup"));
            Path log = home.resolve("log");
            starts(belay, log, System.out);
            clicks(belay, log, seconds, System.out);
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

    private static void clicks(Map<String, String> belay, Path log, long seconds, PrintStream out)
            throws IOException, InterruptedException, ExecutionException {
        try (ConsoleProcess console = ConsoleProcess.start(belay, log)) {
            List<Clicker> people = people(console.address());
            click(people, WARM_UP_SECONDS);
            Durations pages = click(people, seconds);
            out.printf(
                    "%-28s %d ms at the 99th percentile, %d ms at the median, of %d pages to %d people%n",
                    "a page",
                    pages.percentile(99).toMillis(),
                    pages.percentile(50).toMillis(),
                    pages.count(),
                    PEOPLE);
        }
    }

    private static List<Clicker> people(URI address) {
        List<Clicker> people = new ArrayList<>();
        for (int person = 0; person < PEOPLE; person++) {
            Clicker clicker = new Clicker(address, person);
            clicker.signIn(USER, PASSWORD);
            people.add(clicker);
        }
        return people;
    }

    private static Durations click(List<Clicker> people, long seconds) throws InterruptedException, ExecutionException {
        List<List<Duration>> measured = new ArrayList<>();
        List<Future<?>> clicking = new ArrayList<>();
        try (ScheduledExecutorService clock = Executors.newScheduledThreadPool(PEOPLE)) {
            for (Clicker person : people) {
                List<Duration> pages = new ArrayList<>();
                measured.add(pages);
                long first = PAUSE_MILLIS * clicking.size() / PEOPLE;
                clicking.add(clock.scheduleWithFixedDelay(
                        () -> pages.add(person.click()), first, PAUSE_MILLIS, TimeUnit.MILLISECONDS));
            }
            clock.awaitTermination(seconds, TimeUnit.SECONDS);
        }
        for (Future<?> person : clicking) {
            if (!person.isCancelled()) {
                person.get(); // a click that failed tells why
            }
        }
        Durations all = new Durations();
        measured.stream().flatMap(List::stream).forEach(all::add);
        return all;
    }
}
