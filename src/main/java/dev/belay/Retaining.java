package dev.belay;

import dev.belay.backup.retention.RetentionService;
import dev.belay.backup.retention.RetentionView;
import java.time.Duration;

/** Wires the retention of one installation, and says how often it acts by itself. */
final class Retaining {
    static final Duration EVERY = Duration.ofHours(1);

    private Retaining() {}

    static RetentionService of(Installation belay) {
        RetentionView view = new RetentionView(
                belay.catalogue(),
                belay.state().journal(),
                belay.needed(),
                belay.offsite().confirmed(),
                new ClockFacts(belay.state().alarms(), belay.clock()));
        return new RetentionService(
                belay.settings().retention(),
                new RetentionService.Tools(belay.databases(), view, belay.removals(), belay.audit()),
                belay.state().retention(),
                belay.clock());
    }
}
