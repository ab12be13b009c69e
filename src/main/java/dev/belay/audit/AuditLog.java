package dev.belay.audit;

import dev.belay.audit.AuditEntry.Outcome;
import dev.belay.base.Actor;
import dev.belay.base.Sha256;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The audit log: written before an act and after it. When the first cannot be written, the act must not start. */
public final class AuditLog {
    private static final int PAGE = 1000;
    private static final int LATELY = 1000;

    private final AuditStore store;
    private final Clock clock;

    public AuditLog(AuditStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Writes down that {@code actor} is about to act. */
    public AuditEntry intent(Actor actor, String act, String subject, String detail) {
        return record(actor, act, subject, Outcome.INTENT, detail);
    }

    /** Writes down how an act ended. */
    public AuditEntry record(Actor actor, String act, String subject, Outcome outcome, String detail) {
        return store.append(last -> next(last.orElse(null), actor, act, subject, outcome, detail));
    }

    /** How the newest act of this name on {@code subject} stands; empty when there was none lately. */
    public Optional<Outcome> last(String act, String subject) {
        return newest(act, LATELY).stream()
                .filter(entry -> entry.act().equals(act) && entry.subject().equals(subject))
                .findFirst()
                .map(AuditEntry::outcome);
    }

    /** The newest entries that contain {@code filter}. */
    public List<AuditEntry> newest(String filter, int limit) {
        return store.newest(filter, limit);
    }

    /** Number and hash of the last entry, {@code 42:ab…}; empty before the first. */
    public String head() {
        return store.newest("", 1).stream()
                .findFirst()
                .map(entry -> entry.number() + ":" + entry.hash())
                .orElse("");
    }

    /** Walks the whole chain. */
    public ChainResult verify() {
        long expected = 1;
        Sha256 previous = AuditEntry.NO_ENTRY;
        for (List<AuditEntry> page = store.read(1, PAGE); !page.isEmpty(); page = store.read(expected, PAGE)) {
            for (AuditEntry entry : page) {
                if (entry.number() != expected) {
                    return new ChainResult.Broken(expected, "entry " + expected + " is missing");
                }
                if (!entry.previous().equals(previous) || !entry.hash().equals(entry.expectedHash())) {
                    return new ChainResult.Broken(expected, "entry " + expected + " was changed after it was written");
                }
                previous = entry.hash();
                expected++;
            }
        }
        return new ChainResult.Whole(expected - 1, previous);
    }

    private AuditEntry next(
            @Nullable AuditEntry last, Actor actor, String act, String subject, Outcome outcome, String detail) {
        long number = (last == null ? 0 : last.number()) + 1;
        Sha256 previous = last == null ? AuditEntry.NO_ENTRY : last.hash();
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        AuditEntry draft = new AuditEntry(number, at, actor, act, subject, outcome, detail, previous, previous);
        return new AuditEntry(number, at, actor, act, subject, outcome, detail, previous, draft.expectedHash());
    }
}
