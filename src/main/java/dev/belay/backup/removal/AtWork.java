package dev.belay.backup.removal;

import dev.belay.operation.Operation;

/** What an operation that is not over does with a backup, as a reason to leave that backup alone. */
public final class AtWork {
    private AtWork() {}

    /** In words for people. */
    public static String on(Operation operation) {
        return switch (operation.kind()) {
            case BACKUP -> "it is being taken";
            case VERIFY -> "it is being read to its end";
            case DRILL -> "it is being tried in a drill";
            case FETCH -> "it is being fetched from elsewhere";
            case DELETE -> "it is about to be deleted";
            case PRUNE, RESTORE, UNDO -> "the " + operation.kind().word() + " " + operation.id() + " is not over";
        };
    }
}
