package dev.belay.web.page;

import dev.belay.backup.BackupFacts;
import dev.belay.backup.removal.RemovalFacts;
import dev.belay.base.Actor;
import dev.belay.operation.Operation;
import dev.belay.operation.Operations;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened.
 *
 * @param mark {@code ok}, {@code bad}, {@code off} or {@code now}
 * @param href where it is told in full; null when nowhere
 */
record Event(
        Moment moment,
        String sentence,
        String mark,
        @Nullable String href) {

    /** What people want to hear of; a preview that nobody confirmed is nothing that happened. */
    static List<Event> of(Words words, List<Operation> operations, int limit) {
        return operations.stream()
                .filter(operation -> !operation.phase().equals("PREVIEWED"))
                .limit(limit)
                .map(operation -> of(words, operation))
                .toList();
    }

    private static Event of(Words words, Operation operation) {
        Instant at = Objects.requireNonNullElse(operation.ended(), operation.began());
        String phase = operation.running() ? "running" : ended(operation.phase());
        return new Event(
                words.moment(at),
                words.text(
                        "event." + operation.kind() + "." + phase,
                        who(words, operation.actor()),
                        Names.isolated(operation.fact(Operations.CANCELLED_BY).orElse("belay")),
                        Long.parseLong(operation.fact(RemovalFacts.REMOVED).orElse("0"))),
                mark(phase),
                href(operation));
    }

    private static String who(Words words, Actor actor) {
        return actor.channel() == Actor.Channel.BELAY ? words.text("app.name") : Names.isolated(actor.name());
    }

    /** What was over without having come to an end of its own did fail. */
    private static String ended(String phase) {
        return switch (phase) {
            case "DONE", "UNDONE", "CANCELLED" -> phase;
            default -> "FAILED";
        };
    }

    private static String mark(String phase) {
        return switch (phase) {
            case "DONE" -> "ok";
            case "FAILED" -> "bad";
            case "running" -> "now";
            default -> "off";
        };
    }

    private static @Nullable String href(Operation operation) {
        boolean done = operation.phase().equals("DONE");
        return switch (operation.kind()) {
            case BACKUP -> done ? backup(operation) : null;
            case DELETE -> done ? null : backup(operation);
            case VERIFY, DRILL, FETCH -> backup(operation);
            case PRUNE -> Shell.address(Section.SCHEDULES.path(), operation.database());
            case RESTORE, UNDO -> "/restores/" + operation.id();
        };
    }

    private static @Nullable String backup(Operation operation) {
        return operation.fact(BackupFacts.BACKUP).map(id -> "/backups/" + id).orElse(null);
    }
}
