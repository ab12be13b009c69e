package dev.belay.audit;

import dev.belay.base.Actor;
import dev.belay.base.Sha256;
import java.time.Instant;
import java.util.List;

/**
 * One line of the audit log.
 *
 * @param number 1 for the first entry, without gaps
 * @param act what is done, such as {@code backup.take} or {@code restore.cancel}
 * @param subject the thing it is done to
 * @param outcome {@link Outcome#INTENT} before the act
 * @param detail a sentence for people; never a secret
 * @param previous the hash of the entry before, {@link #NO_ENTRY} for the first
 * @param hash over everything above
 */
public record AuditEntry(
        long number,
        Instant at,
        Actor actor,
        String act,
        String subject,
        Outcome outcome,
        String detail,
        Sha256 previous,
        Sha256 hash) {

    /** The hash before the first entry. */
    public static final Sha256 NO_ENTRY = new Sha256("0".repeat(64));

    /** What an entry says about its act. */
    public enum Outcome {
        INTENT,
        DONE,
        REFUSED,
        FAILED,
        CANCELLED
    }

    /** The hash that an entry with these contents must carry. */
    public Sha256 expectedHash() {
        StringBuilder all = new StringBuilder();
        for (String part : List.of(
                Long.toString(number),
                at.toString(),
                actor.name(),
                actor.channel().name(),
                act,
                subject,
                outcome.name(),
                detail,
                previous.hex())) {
            all.append(part.length()).append(':').append(part);
        }
        return Sha256.of(all.toString());
    }
}
