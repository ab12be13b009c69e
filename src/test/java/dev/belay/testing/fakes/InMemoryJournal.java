package dev.belay.testing.fakes;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.operation.Journal;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationId;
import dev.belay.operation.OperationKind;
import dev.belay.operation.Progress;
import dev.belay.operation.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The journal without a disk. */
public final class InMemoryJournal implements Journal {
    private final Map<OperationId, Operation> operations = new LinkedHashMap<>();
    private final List<Step> steps = new ArrayList<>();

    @Override
    public synchronized void open(Operation operation, String detail) {
        if (operations.putIfAbsent(operation.id(), operation) != null) {
            throw new IllegalStateException("opened twice: " + operation.id());
        }
        steps.add(new Step(operation.id(), operation.phase(), operation.began(), operation.actor(), detail));
    }

    @Override
    public synchronized boolean advance(OperationId id, String from, Step step, Map<String, String> facts) {
        Operation standing = operations.get(id);
        if (standing == null || !standing.running() || !standing.phase().equals(from)) {
            return false;
        }
        operations.put(id, changed(standing, step.phase(), facts, null, null));
        steps.add(step);
        return true;
    }

    @Override
    public synchronized void note(OperationId id, Map<String, String> facts) {
        change(id, old -> changed(old, old.phase(), facts, old.progress(), old.ended()));
    }

    @Override
    public synchronized void progress(OperationId id, Progress progress) {
        if (find(id).filter(Operation::running).isPresent()) {
            change(id, old -> changed(old, old.phase(), Map.of(), progress, null));
        }
    }

    @Override
    public synchronized void end(OperationId id, Instant at) {
        change(id, old -> old.running() ? changed(old, old.phase(), Map.of(), old.progress(), at) : old);
    }

    @Override
    public synchronized Optional<Operation> find(OperationId id) {
        return Optional.ofNullable(operations.get(id));
    }

    @Override
    public synchronized List<Operation> running() {
        return operations.values().stream().filter(Operation::running).toList();
    }

    @Override
    public synchronized List<Operation> recent(int limit) {
        List<Operation> newestFirst = new ArrayList<>(operations.values()).reversed();
        return List.copyOf(newestFirst.subList(0, Math.min(limit, newestFirst.size())));
    }

    @Override
    public synchronized List<Operation> recent(Set<OperationKind> kinds, int limit) {
        return recent(operations.size()).stream()
                .filter(operation -> kinds.contains(operation.kind()))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Optional<Operation> newest(OperationKind kind, String database, Set<String> phases) {
        return recent(operations.size()).stream()
                .filter(operation ->
                        operation.kind() == kind && operation.database().equals(database))
                .filter(operation -> phases.contains(operation.phase()))
                .findFirst();
    }

    @Override
    public synchronized List<Tally> tallies() {
        Map<Tally, Long> counted = new TreeMap<>(
                Comparator.comparing(Tally::kind).thenComparing(Tally::database).thenComparing(Tally::phase));
        operations
                .values()
                .forEach(
                        each -> counted.merge(new Tally(each.kind(), each.database(), each.phase(), 0), 1L, Long::sum));
        return counted.entrySet().stream()
                .map(each -> new Tally(
                        each.getKey().kind(),
                        each.getKey().database(),
                        each.getKey().phase(),
                        each.getValue()))
                .toList();
    }

    @Override
    public synchronized List<Step> steps(OperationId id) {
        return steps.stream().filter(step -> step.operation().equals(id)).toList();
    }

    private void change(OperationId id, UnaryOperator<Operation> change) {
        Operation old =
                find(id).orElseThrow(() -> new BelayException(ErrorCode.NOT_FOUND, "no operation is called " + id, ""));
        operations.put(id, change.apply(old));
    }

    private static Operation changed(
            Operation old,
            String phase,
            Map<String, String> facts,
            @Nullable Progress progress,
            @Nullable Instant ended) {
        Map<String, String> all = new HashMap<>(old.facts());
        all.putAll(facts);
        return new Operation(
                old.id(), old.kind(), old.database(), phase, old.actor(), old.began(), all, progress, ended);
    }
}
