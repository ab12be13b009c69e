package dev.belay.restore;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.operation.CancelSignal;
import dev.belay.restore.RestoreEngine.CheckReport;
import dev.belay.restore.RestoreEngine.LoadReport;
import dev.belay.restore.RestoreEngine.LoadWatch;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;

/**
 * The place of one drill. Closing it ends and removes all of it.
 *
 * <p>What speaks against the backup itself is thrown as {@link ErrorCode#RESTORE_FAILED} or
 * {@link ErrorCode#DAMAGED_BACKUP}; what speaks against the place, such as a full disk, as another code.
 */
public interface DrillGround extends AutoCloseable {

    /** For people: {@code a scratch server of PostgreSQL 15.18}. */
    String place();

    /** What is unlike the server that was backed up, and no obstacle. */
    List<String> differences();

    /**
     * Loads {@code file}, from its beginning, as a restore does.
     *
     * @throws BelayException when the server does not take it
     */
    LoadReport load(FileChannel file, Path name, LoadWatch watch, CancelSignal cancel);

    /** Counts every table and looks at indexes, constraints and sequences. */
    CheckReport check(CancelSignal cancel);

    /**
     * Whether its server is at work on what it was given last, and does not wait: an index of a large table takes its
     * time. False when the server does not answer.
     */
    boolean working();

    @Override
    void close();
}
