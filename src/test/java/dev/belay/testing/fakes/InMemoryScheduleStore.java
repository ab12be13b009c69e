package dev.belay.testing.fakes;

import dev.belay.backup.calendar.ScheduleStore;
import dev.belay.backup.calendar.ScheduledRun;
import dev.belay.backup.calendar.ScheduledRun.Phase;
import dev.belay.operation.OperationId;
import dev.belay.schedule.Due.Span;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs of schedules without a disk. */
public final class InMemoryScheduleStore implements ScheduleStore {
    private final Map<List<Object>, ScheduledRun> runs = new HashMap<>();

    @Override
    public synchronized List<Span> done(String schedule, Instant from) {
        Instant newest = of(schedule)
                .map(ScheduledRun::moment)
                .filter(moment -> moment.isBefore(from))
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
        return of(schedule)
                .filter(run -> !run.moment().isBefore(newest))
                .map(run -> new Span(run.since(), run.moment()))
                .toList();
    }

    @Override
    public synchronized boolean claim(ScheduledRun run) {
        return runs.putIfAbsent(List.of(run.schedule(), run.moment()), run) == null;
    }

    @Override
    public synchronized void begun(String schedule, Instant moment, OperationId operation) {
        change(schedule, moment, Phase.BEGUN, operation, "");
    }

    @Override
    public synchronized void skipped(String schedule, Instant moment, String why) {
        change(schedule, moment, Phase.SKIPPED, null, why);
    }

    @Override
    public synchronized void release(Instant at) {
        runs.values().removeIf(run -> run.phase() == Phase.CLAIMED && run.at().isBefore(at));
    }

    @Override
    public synchronized List<ScheduledRun> recent(String database, int limit) {
        return runs.values().stream()
                .filter(run -> run.database().equals(database) && run.phase() != Phase.SEEN)
                .sorted(Comparator.comparing(ScheduledRun::moment).reversed())
                .limit(limit)
                .toList();
    }

    private Stream<ScheduledRun> of(String schedule) {
        return runs.values().stream().filter(run -> run.schedule().equals(schedule));
    }

    private void change(String schedule, Instant moment, Phase phase, @Nullable OperationId operation, String detail) {
        runs.computeIfPresent(
                List.of(schedule, moment),
                (key, old) -> new ScheduledRun(
                        old.schedule(),
                        old.database(),
                        old.moment(),
                        old.since(),
                        old.missed(),
                        old.at(),
                        phase,
                        operation,
                        detail));
    }
}
