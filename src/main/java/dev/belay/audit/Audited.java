package dev.belay.audit;

import dev.belay.audit.AuditEntry.Outcome;
import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import java.util.function.Supplier;

/** An act between its entry of intent and its entry of result. */
public record Audited(AuditLog log, Actor actor, String act, String subject, String detail) {

    /** Does {@code work}, unless the intent cannot be written. */
    public <T> T run(Supplier<T> work) {
        log.intent(actor, act, subject, detail);
        T result;
        try {
            result = work.get();
        } catch (RuntimeException e) {
            recordFailure(e);
            throw e;
        }
        log.record(actor, act, subject, Outcome.DONE, detail);
        return result;
    }

    /** As {@link #run(Supplier)}, for work without a result. */
    public void run(Runnable work) {
        run(() -> {
            work.run();
            return detail;
        });
    }

    private void recordFailure(RuntimeException failure) {
        try {
            log.record(actor, act, subject, outcome(failure), String.valueOf(failure.getMessage()));
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private static Outcome outcome(RuntimeException failure) {
        boolean bug = !(failure instanceof BelayException told) || told.code() == ErrorCode.INTERNAL;
        return bug ? Outcome.FAILED : Outcome.REFUSED;
    }
}
