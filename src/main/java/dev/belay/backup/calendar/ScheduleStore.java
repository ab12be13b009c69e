package dev.belay.backup.calendar;

import dev.belay.operation.OperationId;
import dev.belay.schedule.Due.Span;
import java.time.Instant;
import java.util.List;

/** Which runs of schedules were begun, by whichever process. The first that claims a moment has it. */
public interface ScheduleStore {

    /** What needs no run any more: everything from {@code from} on, and the newest before it. */
    List<Span> done(String schedule, Instant from);

    /** Writes {@code run} down; false when somebody did before, and then nothing is changed. */
    boolean claim(ScheduledRun run);

    /** Says that the run of this moment was begun as {@code operation}. */
    void begun(String schedule, Instant moment, OperationId operation);

    /** Says why the run of this moment was not begun. */
    void skipped(String schedule, Instant moment, String why);

    /** Forgets the runs that were claimed before {@code at} and neither begun nor skipped: who claimed them died. */
    void release(Instant at);

    /** The newest runs of a database's schedules, newest first. */
    List<ScheduledRun> recent(String database, int limit);
}
