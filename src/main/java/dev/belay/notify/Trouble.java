package dev.belay.notify;

import dev.belay.notify.NotifySettings.Topic;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong now.
 *
 * @param database its name in Belay; empty when it is about no single one
 * @param about what tells it from others of its kind, such as a backup's id, a period's key or the name of a route or store; empty
 *     when there can be one only
 * @param since when it began
 * @param at the moment that it is measured from, such as the newest good backup; null when there is none
 * @param text what happened, in words that are the same in every language or the core's own; empty when the kind says all
 * @param hint what to do besides what the kind says; empty when there is nothing more
 */
public record Trouble(
        Kind kind,
        String database,
        String about,
        Instant since,
        @Nullable Instant at,
        String text,
        String hint) {

    /** What is wrong. */
    public enum Kind {
        OVERDUE(Topic.OVERDUE, Severity.CRITICAL),
        FAILED(Topic.FAILED, Severity.WARNING),
        DAMAGED(Topic.DAMAGED, Severity.CRITICAL),
        /** A backup is whole and does not count: too much is missing in it. */
        SUSPICIOUS(Topic.DAMAGED, Severity.CRITICAL),
        /** The newest backup counts, and is not like the one before. */
        CHANGED(Topic.DAMAGED, Severity.WARNING),
        /** A backup could not be restored in the last drill. */
        DRILL_FAILED(Topic.DRILL, Severity.CRITICAL),
        DRILL_OVERDUE(Topic.DRILL, Severity.WARNING),
        CLOSE_MISSED(Topic.CLOSE, Severity.CRITICAL),
        /** The backup folder cannot be read, so that nothing else can be said. */
        FOLDER(Topic.DISK, Severity.CRITICAL),
        DISK_FULL(Topic.DISK, Severity.CRITICAL),
        DISK_FILLING(Topic.DISK, Severity.WARNING),
        OFFSITE_BEHIND(Topic.OFFSITE, Severity.WARNING),
        /** Copies that were proven are gone from their store. */
        OFFSITE_MISSING(Topic.OFFSITE, Severity.CRITICAL),
        /** Copies that were proven are not what they were. */
        OFFSITE_DAMAGED(Topic.OFFSITE, Severity.CRITICAL),
        /** Nothing is sent to a store until a person has done something. */
        OFFSITE_STOPPED(Topic.OFFSITE, Severity.CRITICAL),
        /** Nobody could look for a while what a store holds. */
        OFFSITE_UNSEEN(Topic.OFFSITE, Severity.WARNING),
        CLOCK_JUMPED(Topic.CLOCK, Severity.WARNING),
        /** Retention would remove backups, and a person has to agree first. */
        RETENTION_WAITS(Topic.RETENTION, Severity.WARNING),
        ROUTE_BROKEN(Topic.ROUTE, Severity.WARNING);

        private final Topic topic;
        private final Severity severity;

        Kind(Topic topic, Severity severity) {
            this.topic = topic;
            this.severity = severity;
        }

        public Topic topic() {
            return topic;
        }

        public Severity severity() {
            return severity;
        }
    }

    /** The same for as long as it is the same trouble. */
    public String key() {
        return kind + "|" + database + "|" + about;
    }

    /** Of one that there can be once only for {@code database}. */
    static Trouble of(Kind kind, String database, Instant since, @Nullable Instant at, String text) {
        return new Trouble(kind, database, "", since, at, text, "");
    }
}
