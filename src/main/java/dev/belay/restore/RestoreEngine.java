package dev.belay.restore;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Sha256;
import dev.belay.operation.CancelSignal;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Acts on a guarded server. Each act is journalled by the caller before it is called. Every failure is a
 * {@link BelayException} with {@link ErrorCode#RESTORE_FAILED} or {@link ErrorCode#DATABASE} that names the statement,
 * its line and the server's words.
 */
public interface RestoreEngine {

    /** The databases of the server, by name, so that recovery can see what a killed process left. */
    List<CatalogueEntry> catalogue();

    /** The one called {@code name}. */
    default Optional<CatalogueEntry> entry(String name) {
        return catalogue().stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    /**
     * Makes an empty database from {@code template0} with the live one's encoding, locale, provider, tablespace and
     * owner, closed to everybody but the restoring role.
     *
     * @return its oid
     */
    long create(String scratch);

    /**
     * Executes a plain dump (compressed or not) in {@code scratch}: statements, COPY blocks, then what follows.
     * Refuses what a dump has no business to contain. Reads {@code file} from its beginning through the given handle,
     * and leaves it open.
     */
    LoadReport load(String scratch, FileChannel file, Path name, LoadWatch watch, CancelSignal cancel);

    /** Counts the loaded database, looks for sequences behind, invalid indexes and constraints, and analyzes it. */
    CheckReport check(String scratch, CancelSignal cancel);

    /** Carries over what belongs to the live database itself: settings, grants, connection limit, comment. */
    void carryOver(String scratch);

    /**
     * Closes {@code live}, ends its sessions and, in one transaction, renames {@code live} to {@code old} and
     * {@code scratch} to {@code live}. Whatever happens, the database called {@code live} is open when this returns or
     * throws; when it throws, nothing was renamed. {@code old} stays closed.
     *
     * @return how many sessions were ended
     */
    int swap(String live, String scratch, String old);

    /** Opens {@code name} to connections again. Does nothing when it is open. */
    void open(String name);

    /**
     * Ends the sessions of {@code name} and drops it, also when the server is only making it for a process that is
     * gone; does nothing when it is not there. Never the live one.
     */
    void drop(String name);

    /** Counts a database of the same server, such as the one before a restore; it may be closed. */
    LiveSnapshot count(String name, CancelSignal cancel);

    /** One database of the server. */
    record CatalogueEntry(String name, long oid, boolean open) {}

    /** Told how far a load is; called often, from the loading thread. */
    interface LoadWatch {
        void progress(String now, int tables, long rows, long plainBytes);

        /** Told when the rows of one COPY block are in; what it throws ends the load. */
        default void tableLoaded(String schema, String table, long rows) {}
    }

    /**
     * What was loaded.
     *
     * @param sha256 of the stored bytes that were read, all of them
     */
    record LoadReport(Sha256 sha256, List<LoadedTable> tables) {}

    /** Rows that the server says it took in. */
    record LoadedTable(String schema, String name, long rows) {}

    /**
     * What the check found.
     *
     * @param problems each a sentence; empty when all is well
     * @param notes worth knowing and no obstacle: the backup was made like that
     */
    record CheckReport(LiveSnapshot counts, List<String> problems, List<String> notes) {
        /** Nothing to note. */
        public CheckReport(LiveSnapshot counts, List<String> problems) {
            this(counts, problems, List.of());
        }
    }
}
