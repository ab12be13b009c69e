package dev.belay.testing.fakes;

import dev.belay.backup.calendar.CloseRecord;
import dev.belay.backup.calendar.CloseRecord.Phase;
import dev.belay.backup.calendar.CloseStore;
import dev.belay.operation.OperationId;
import dev.belay.vault.BackupId;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Closes of periods without a disk. */
public final class InMemoryCloseStore implements CloseStore {
    private final Map<String, Instant> plans = new LinkedHashMap<>();
    private final Map<List<String>, CloseRecord> records = new LinkedHashMap<>();

    @Override
    public synchronized Instant since(String plan, Instant now, Instant latest) {
        Instant known = plans.get(plan);
        Instant since = known == null || known.isAfter(latest) ? now : known;
        plans.put(plan, since);
        return since;
    }

    @Override
    public synchronized Optional<Instant> seen(String plan) {
        return Optional.ofNullable(plans.get(plan));
    }

    @Override
    public synchronized Optional<CloseRecord> find(String database, String period) {
        return Optional.ofNullable(records.get(List.of(database, period)));
    }

    @Override
    public synchronized boolean claim(CloseRecord claim) {
        int before =
                find(claim.database(), claim.period()).map(CloseRecord::attempt).orElse(claim.attempt() - 1);
        if (before != claim.attempt() - 1) {
            return false;
        }
        records.put(List.of(claim.database(), claim.period()), claim);
        return true;
    }

    @Override
    public synchronized void begun(String database, String period, OperationId operation) {
        change(database, period, old -> changed(old, Phase.BEGUN, operation, null, ""));
    }

    @Override
    public synchronized boolean closed(String database, String period, BackupId backup) {
        boolean first = find(database, period)
                .filter(record -> record.phase() != Phase.CLOSED)
                .isPresent();
        if (first) {
            change(database, period, old -> changed(old, Phase.CLOSED, old.operation(), backup, ""));
        }
        return first;
    }

    @Override
    public synchronized void ended(String database, String period, Phase phase, String why) {
        change(
                database,
                period,
                old -> old.phase() == Phase.CLOSED ? old : changed(old, phase, old.operation(), old.backup(), why));
    }

    @Override
    public synchronized List<CloseRecord> open() {
        return all().filter(record -> record.phase() == Phase.BEGUN).toList();
    }

    @Override
    public synchronized Set<String> closed(String database) {
        return of(database)
                .filter(record -> record.phase() == Phase.CLOSED)
                .map(CloseRecord::period)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public synchronized List<CloseRecord> recent(String database, int limit) {
        return of(database)
                .sorted(Comparator.comparing(InMemoryCloseStore::moment)
                        .thenComparing(CloseRecord::period)
                        .reversed())
                .limit(limit)
                .toList();
    }

    private static Instant moment(CloseRecord record) {
        Instant due = record.due();
        return due == null ? record.at() : due;
    }

    private Stream<CloseRecord> all() {
        return List.copyOf(records.values()).stream();
    }

    private Stream<CloseRecord> of(String database) {
        return all().filter(record -> record.database().equals(database));
    }

    private void change(String database, String period, UnaryOperator<CloseRecord> change) {
        records.computeIfPresent(List.of(database, period), (key, old) -> change.apply(old));
    }

    private static CloseRecord changed(
            CloseRecord old, Phase phase, @Nullable OperationId operation, @Nullable BackupId backup, String detail) {
        return new CloseRecord(
                old.database(),
                old.period(),
                old.due(),
                old.attempt(),
                old.at(),
                old.actor(),
                phase,
                operation,
                backup,
                detail);
    }
}
