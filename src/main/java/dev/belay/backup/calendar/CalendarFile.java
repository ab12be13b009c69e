package dev.belay.backup.calendar;

import dev.belay.base.Sha256;
import java.util.Optional;

/** Where the calendar is written down for people: the sections of {@code belay.yml}. */
public interface CalendarFile {

    /** What is in force: what the file says now, or said when it was last free of errors. */
    CalendarSettings inForce();

    /** Why what the file says now is not in force; empty when it is. */
    Optional<String> trouble();

    /**
     * What a change would do to the file. Changes nothing.
     *
     * @throws dev.belay.base.BelayException {@link dev.belay.base.ErrorCode#USAGE} when the changed file could not be
     *     taken, or cannot be changed here
     */
    Proposal propose(CalendarChange change);

    /**
     * Writes the change, whole or not at all; it is in force when this returns.
     *
     * @param seen what the file held when the change was proposed
     * @throws dev.belay.base.BelayException {@link dev.belay.base.ErrorCode#REFUSED} when the file holds something else
     *     by now or cannot be written
     */
    void write(CalendarChange change, Sha256 seen);

    /**
     * A change before it is made.
     *
     * @param file its name, for people
     * @param difference as {@code diff -u} shows it
     * @param seen what the file holds now
     */
    record Proposal(String file, String difference, Sha256 seen) {}
}
