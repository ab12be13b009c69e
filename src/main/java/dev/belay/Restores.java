package dev.belay;

import dev.belay.notify.Happening;
import dev.belay.notify.NotifySettings.Topic;
import dev.belay.operation.Journal;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationKind;
import dev.belay.operation.Step;
import dev.belay.restore.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What happened of late to restores that somebody confirmed. */
record Restores(Journal journal) {
    private static final int LATELY = 50;
    private static final Duration NEWS = Duration.ofDays(1);

    List<Happening> since(Instant now) {
        return journal.recent(Set.of(OperationKind.RESTORE, OperationKind.UNDO), LATELY).stream()
                .filter(operation -> !operation.phase().equals(Phase.PREVIEWED.name()))
                .filter(operation -> Duration.between(operation.began(), now).compareTo(NEWS) < 0)
                .flatMap(this::happenings)
                .toList();
    }

    private Stream<Happening> happenings(Operation operation) {
        List<Step> steps = journal.steps(operation.id());
        Optional<Step> confirmed = steps.stream()
                .filter(step -> step.phase().equals(Phase.CONFIRMED.name()))
                .findFirst();
        if (confirmed.isEmpty()) {
            return Stream.empty();
        }
        boolean undo = operation.kind() == OperationKind.UNDO;
        Stream<Happening> begun =
                undo ? Stream.empty() : Stream.of(happening(operation, "restore.confirmed", confirmed.get()));
        return Stream.concat(
                begun, end(undo, operation).map(word -> happening(operation, word, steps.getLast())).stream());
    }

    private static Optional<String> end(boolean undo, Operation operation) {
        return switch (Phase.valueOf(operation.phase())) {
            case DONE -> Optional.of(undo ? "restore.undone" : "restore.done");
            case FAILED -> Optional.of("restore.failed");
            case CANCELLED -> Optional.of("restore.cancelled");
            case PREVIEWED, CONFIRMED, COOLING, SAVING, LOADING, CHECKING, SWAPPING, UNDONE -> Optional.empty();
        };
    }

    private static Happening happening(Operation operation, String word, Step step) {
        return new Happening(
                operation.id() + "|" + word,
                Topic.RESTORE,
                word,
                operation.database(),
                step.at(),
                step.actor().name(),
                "/restores/" + operation.id());
    }
}
