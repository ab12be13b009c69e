package dev.belay.operation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where operations are written down. Every write is on disk when the method returns, and is seen by every process that
 * shares the state. A journal that cannot be written throws, and then the act must not start.
 */
public interface Journal {

    /** Writes down a new operation and its first step. */
    void open(Operation operation, String detail);

    /**
     * Moves an operation from one phase to the next, if it still stands in {@code from}: of several that try, one wins.
     *
     * @param facts added to what is known, overwriting facts of the same name
     * @return whether this call made the move
     */
    boolean advance(OperationId id, String from, Step step, Map<String, String> facts);

    /** Adds facts without leaving the phase. */
    void note(OperationId id, Map<String, String> facts);

    /** Shows how far the current phase is; may be lost in a crash. */
    void progress(OperationId id, Progress progress);

    /** Writes down that the operation is over and everything it held is cleaned up. */
    void end(OperationId id, Instant at);

    Optional<Operation> find(OperationId id);

    /** Operations that have not ended, oldest first. */
    List<Operation> running();

    /** Operations, newest first. */
    List<Operation> recent(int limit);

    /** Operations of these kinds, newest first: those that happen by themselves all day push out no others. */
    List<Operation> recent(Set<OperationKind> kinds, int limit);

    /** The newest operation of {@code kind} on {@code database} that stands in one of {@code phases}. */
    Optional<Operation> newest(OperationKind kind, String database, Set<String> phases);

    /** How many operations there are of each kind, on each database, in each phase. */
    List<Tally> tallies();

    /** The steps of one operation, in order. */
    List<Step> steps(OperationId id);

    /** So many operations. */
    record Tally(OperationKind kind, String database, String phase, long count) {}
}
