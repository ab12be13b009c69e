package dev.belay.audit;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Where audit entries are kept: append only. */
public interface AuditStore {

    /**
     * Appends the entry that {@code next} makes from the last one, as one step that no other process can slip between;
     * it is on disk when this returns.
     */
    AuditEntry append(Function<Optional<AuditEntry>, AuditEntry> next);

    /** Entries with a number of at least {@code from}, in order, at most {@code limit}. */
    List<AuditEntry> read(long from, int limit);

    /** Entries newest first whose act, subject, actor or detail contains {@code filter}; an empty filter takes all. */
    List<AuditEntry> newest(String filter, int limit);
}
