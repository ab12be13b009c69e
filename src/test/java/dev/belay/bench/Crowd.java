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

/** People who click four times a second each, on the same pages in turns. */
final class Crowd {
    private static final long PAUSE_MILLIS = 250;
    private static final long WARM_UP_SECONDS = 10;
    private static final String USER = "bench";
    private static final String PASSWORD = "twenty people clicking";

    private final List<Clicker> people = new ArrayList<>();

    /** Signs {@code number} of them in. */
    Crowd(URI address, List<String> pages, int number) {
        for (int person = 0; person < number; person++) {
            Clicker clicker = new Clicker(address, pages, person);
            clicker.signIn(USER, PASSWORD);
            people.add(clicker);
        }
    }

    /** Makes the user that all of them are. */
    static void makeKnown(Map<String, String> belay, Path home) throws IOException, InterruptedException {
        Path password = Files.writeString(home.resolve("password"), PASSWORD);
        String[] add = {
            Tool.belay().toString(), "user", "add", USER, "--role", "admin", "--password-file", password.toString()
        };
        Tool.time(Tool.command(belay, add));
    }

    /** Lets them click for so long, after some seconds to warm up, and prints how fast the pages were. */
    void click(long seconds, PrintStream out) throws InterruptedException, ExecutionException {
        click(WARM_UP_SECONDS);
        Durations pages = click(seconds);
        out.printf(
                "%-28s %d ms at the 99th percentile, %d ms at the median, of %d pages to %d people%n",
                "a page",
                pages.percentile(99).toMillis(),
                pages.percentile(50).toMillis(),
                pages.count(),
                people.size());
    }

    private Durations click(long seconds) throws InterruptedException, ExecutionException {
        List<List<Duration>> measured = new ArrayList<>();
        List<Future<?>> clicking = new ArrayList<>();
        try (ScheduledExecutorService clock = Executors.newScheduledThreadPool(people.size())) {
            for (Clicker person : people) {
                List<Duration> pages = new ArrayList<>();
                measured.add(pages);
                long first = PAUSE_MILLIS * clicking.size() / people.size();
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
