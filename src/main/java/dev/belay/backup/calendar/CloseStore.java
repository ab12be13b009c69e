package dev.belay.backup.calendar;

import dev.belay.operation.OperationId;
import dev.belay.vault.BackupId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which periods were closed, by whichever process. The first that claims a period has it. */
public interface CloseStore {

    /**
     * Since when {@code plan} is asked for: {@code now} when this is the first time, or when the first time lies after
     * {@code latest}, since a clock was wrong then.
     */
    Instant since(String plan, Instant now, Instant latest);

    /** Since when {@code plan} is asked for; empty when it never was. Changes nothing. */
    Optional<Instant> seen(String plan);

    Optional<CloseRecord> find(String database, String period);

    /**
     * Claims a period for one attempt to close it; false when somebody else did.
     *
     * @param claim its {@link CloseRecord#attempt} is one more than what is in the store, 1 when nothing is
     */
    boolean claim(CloseRecord claim);

    /** Says that the claimed attempt runs as {@code operation}. */
    void begun(String database, String period, OperationId operation);

    /** Says that the period is closed by {@code backup}; true for the one caller that said it first. */
    boolean closed(String database, String period, BackupId backup);

    /** Says that the attempt came to nothing; {@code phase} is waiting or failed. */
    void ended(String database, String period, CloseRecord.Phase phase, String why);

    /** Those that were begun and of which the end was not written down yet. */
    List<CloseRecord> open();

    /** Keys of the periods of a database that were closed once. */
    Set<String> closed(String database);

    /** The newest closes of a database by their moment, newest first. */
    List<CloseRecord> recent(String database, int limit);
}
