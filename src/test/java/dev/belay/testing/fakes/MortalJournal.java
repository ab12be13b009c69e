package dev.belay.testing.fakes;

import dev.belay.operation.Journal;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationId;
import dev.belay.operation.OperationKind;
import dev.belay.operation.Progress;
import dev.belay.operation.Step;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A journal whose writer can be killed before and after every write; what was written stays. */
public final class MortalJournal implements Journal {
    private final Journal kept;
    private final Acts acts;

    public MortalJournal(Journal kept, Acts acts) {
        this.kept = kept;
        this.acts = acts;
    }

    @Override
    public void open(Operation operation, String detail) {
        acts.requireAlive();
        kept.open(operation, detail);
    }

    @Override
    public boolean advance(OperationId id, String from, Step step, Map<String, String> facts) {
        acts.act("journal " + step.phase());
        boolean moved = kept.advance(id, from, step, facts);
        acts.after("journal " + step.phase());
        return moved;
    }

    @Override
    public void note(OperationId id, Map<String, String> facts) {
        acts.act("note " + facts.keySet());
        kept.note(id, facts);
    }

    @Override
    public void progress(OperationId id, Progress progress) {
        acts.requireAlive();
        kept.progress(id, progress);
    }

    @Override
    public void end(OperationId id, Instant at) {
        acts.act("end");
        kept.end(id, at);
    }

    @Override
    public Optional<Operation> find(OperationId id) {
        return kept.find(id);
    }

    @Override
    public List<Operation> running() {
        return kept.running();
    }

    @Override
    public List<Operation> recent(int limit) {
        return kept.recent(limit);
    }

    @Override
    public List<Operation> recent(Set<OperationKind> kinds, int limit) {
        return kept.recent(kinds, limit);
    }

    @Override
    public Optional<Operation> newest(OperationKind kind, String database, Set<String> phases) {
        return kept.newest(kind, database, phases);
    }

    @Override
    public List<Tally> tallies() {
        return kept.tallies();
    }

    @Override
    public List<Step> steps(OperationId id) {
        return kept.steps(id);
    }
}
