package dev.belay.operation;

/** What an operation does. */
public enum OperationKind {
    BACKUP,
    RESTORE,
    UNDO
}
