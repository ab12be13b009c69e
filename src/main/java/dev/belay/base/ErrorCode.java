package dev.belay.base;

/**
 * Why a request was not served, for machines. Each code becomes an exit code in {@code cli.ExitCodes} and an HTTP
 * status in {@code web.http.HttpStatuses}, and nowhere else.
 */
public enum ErrorCode {
    /** The request or the configuration cannot be understood. */
    USAGE,
    /** The named thing does not exist. */
    NOT_FOUND,
    /** The backup file is damaged, incomplete or of another engine. */
    DAMAGED_BACKUP,
    /** The guarded database cannot be reached or read. */
    DATABASE,
    /** A backup failed or could not be verified. */
    BACKUP_FAILED,
    /** A restore or an undo failed. */
    RESTORE_FAILED,
    /** Password, rights or confirmation are missing or wrong. */
    REFUSED,
    /** Too many wrong passwords: the answer is delayed. */
    THROTTLED,
    /** Somebody cancelled. */
    CANCELLED,
    /** The off-site copy failed; the local one is good. */
    OFFSITE_FAILED,
    /** Another operation holds the database. */
    BUSY,
    /** A bug or a broken machine: logged with an id. */
    INTERNAL
}
