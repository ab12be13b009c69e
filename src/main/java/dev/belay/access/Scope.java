package dev.belay.access;

/** What a token may be used for. None of them lets it restore, delete or download. */
public enum Scope {
    BACKUP,
    DEPLOY,
    READ
}
