package dev.belay.restore;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.operation.RunningOperation;
import dev.belay.restore.RestoreEngine.CatalogueEntry;
import dev.belay.restore.RestoreRunner.Job;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;

/** Swaps the database from before a restore back; what was live meanwhile is kept in its turn. */
final class UndoRunner {
    private final Targets targets;
    private final RestoreSettings settings;
    private final Clock clock;

    UndoRunner(Targets targets, RestoreSettings settings, Clock clock) {
        this.targets = targets;
        this.settings = settings;
        this.clock = clock;
    }

    /** From the end of the cooldown to the swap; throws when anything stops it. */
    void run(Job job, RunningOperation running) {
        RestoreEngine engine = targets.engine(job.preview().database());
        String before = job.preview().backup();
        String old = DatabaseNames.before(job.live(), clock.instant(), job.zone(), running.id());
        running.advance(
                Phase.SWAPPING.name(),
                "",
                Map.of(
                        RestoreFacts.SCRATCH, before,
                        RestoreFacts.SCRATCH_OID, oid(engine, before),
                        RestoreFacts.LIVE, job.live(),
                        RestoreFacts.LIVE_OID, oid(engine, job.live()),
                        RestoreFacts.OLD, old));
        int ended = engine.swap(job.live(), before, old);
        running.advance(
                Phase.DONE.name(),
                "",
                Map.of(
                        RestoreFacts.ROWS,
                        Long.toString(rows(job.preview())),
                        RestoreFacts.SESSIONS_ENDED,
                        Integer.toString(ended),
                        RestoreFacts.UNDO_UNTIL,
                        clock.instant().plus(settings.undo()).toString()));
    }

    private static long rows(Preview preview) {
        return preview.tables().stream()
                .map(TableChange::backup)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
    }

    private static String oid(RestoreEngine engine, String name) {
        return engine.entry(name)
                .map(CatalogueEntry::oid)
                .map(Object::toString)
                .orElseThrow(() -> new BelayException(
                        ErrorCode.RESTORE_FAILED,
                        "the database " + name + " is gone from the server",
                        "it cannot be undone; restore a backup instead"));
    }
}
