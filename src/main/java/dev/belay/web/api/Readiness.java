package dev.belay.web.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks what Belay depends on whether it answers; not more often than every few seconds, however often it is asked. */
public final class Readiness {
    private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);
    private static final Duration FRESH = Duration.ofSeconds(3);
    private static final long PATIENCE_SECONDS = 5;

    private final List<Probe> probes;
    private final Clock clock;
    private @Nullable Answer last;

    public Readiness(List<Probe> probes, Clock clock) {
        this.probes = List.copyOf(probes);
        this.clock = clock;
    }

    /** By the name of each part, whether it answers. */
    synchronized Map<String, Boolean> look() {
        Answer known = last;
        Instant now = clock.instant();
        if (known != null && known.at().plus(FRESH).isAfter(now)) {
            return known.answers();
        }
        Answer fresh = new Answer(now, ask());
        last = fresh;
        return fresh.answers();
    }

    private Map<String, Boolean> ask() {
        Map<String, CompletableFuture<Void>> asked = new LinkedHashMap<>();
        probes.forEach(probe -> asked.put(
                probe.name(),
                CompletableFuture.runAsync(
                        probe.check(),
                        task -> Thread.ofVirtual().name("probe-" + probe.name()).start(task))));
        Map<String, Boolean> answers = new LinkedHashMap<>();
        asked.forEach((name, answer) -> answers.put(name, answered(name, answer)));
        return answers;
    }

    private static boolean answered(String name, CompletableFuture<Void> answer) {
        try {
            answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("not ready: {} does not answer", name, e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private record Answer(Instant at, Map<String, Boolean> answers) {}
}
