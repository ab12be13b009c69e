package dev.belay.testing.fakes;

import dev.belay.audit.AuditEntry;
import dev.belay.audit.AuditStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The audit log without a disk. */
public final class InMemoryAuditStore implements AuditStore {
    private final List<AuditEntry> entries = new ArrayList<>();

    @Override
    public synchronized AuditEntry append(Function<Optional<AuditEntry>, AuditEntry> next) {
        AuditEntry entry = next.apply(entries.isEmpty() ? Optional.empty() : Optional.of(entries.getLast()));
        entries.add(entry);
        return entry;
    }

    @Override
    public synchronized List<AuditEntry> read(long from, int limit) {
        return entries.stream()
                .filter(entry -> entry.number() >= from)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<AuditEntry> newest(String filter, int limit) {
        return entries.reversed().stream()
                .filter(entry -> contains(entry, filter.toLowerCase(Locale.ROOT)))
                .limit(limit)
                .toList();
    }

    private static boolean contains(AuditEntry entry, String filter) {
        return Stream.of(entry.act(), entry.subject(), entry.actor().name(), entry.detail())
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(filter));
    }
}
