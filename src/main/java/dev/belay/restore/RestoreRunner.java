package dev.belay.restore;

import dev.belay.backup.BackupRequest;
import dev.belay.backup.BackupTaker;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Sha256;
import dev.belay.operation.CancelSignal;
import dev.belay.operation.RunningOperation;
import dev.belay.restore.RestoreEngine.CatalogueEntry;
import dev.belay.restore.RestoreEngine.LoadReport;
import dev.belay.vault.BackupId;
import dev.belay.vault.Contents;
import dev.belay.vault.Manifest;
import dev.belay.vault.Reason;
import dev.belay.vault.StoredBackup;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * Runs one restore along its phases. Each phase is journalled before what it announces; until the swap nothing that is
 * live has changed.
 */
final class RestoreRunner {
    private final RestoreTools tools;
    private final BackupSources sources;
    private final RestoreSettings settings;
    private final Clock clock;

    RestoreRunner(RestoreTools tools, RestoreSettings settings, Clock clock) {
        this.tools = tools;
        this.sources = new BackupSources(tools.folder());
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What is restored where.
     *
     * @param live the database's name on its server
     * @param auditHead for the safety backup
     */
    record Job(Preview preview, String live, String actor, String auditHead, ZoneId zone) {}

    /** From the end of the cooldown to the swap; throws when anything stops it. */
    void run(Job job, RunningOperation running) {
        RestoreEngine engine = tools.targets().engine(job.preview().database());
        running.advance(Phase.SAVING.name(), "", Map.of());
        try (FileChannel file = sources.open(job.preview().backup())) {
            requirePinned(file, job.preview());
            save(job, running);
            String scratch = load(job, running, engine, file);
            check(job, running, engine, scratch);
            swap(job, running, engine, scratch);
        } catch (IOException e) {
            throw new BelayException(
                    ErrorCode.RESTORE_FAILED,
                    "the file of " + job.preview().backup() + " cannot be read",
                    "live data is untouched; check the disk of the backup folder",
                    e);
        }
    }

    private static void requirePinned(FileChannel file, Preview preview) throws IOException {
        if (!Sha256.of(file).equals(preview.sha256())) {
            throw new BelayException(
                    ErrorCode.DAMAGED_BACKUP,
                    "the file of " + preview.backup() + " is not the one that was previewed: its SHA-256 differs",
                    "live data is untouched; preview it again");
        }
    }

    private void save(Job job, RunningOperation running) {
        String label = "before restore " + running.id();
        BackupRequest request = new BackupRequest(job.preview().database(), Reason.SAFETY, label, null, false);
        tools.taker().take(new BackupTaker.Order(request, job.actor(), job.auditHead()), running, () -> {});
    }

    private String load(Job job, RunningOperation running, RestoreEngine engine, FileChannel file) throws IOException {
        String scratch = DatabaseNames.scratch(job.live(), running.id());
        long liveOid = engine.entry(job.live())
                .map(CatalogueEntry::oid)
                .orElseThrow(() -> new BelayException(
                        ErrorCode.DATABASE, "the database " + job.live() + " is gone", "look at the server"));
        running.advance(
                Phase.LOADING.name(),
                "",
                Map.of(RestoreFacts.SCRATCH, scratch, RestoreFacts.LIVE_OID, Long.toString(liveOid)));
        LoadMeter meter = meter(job.preview());
        running.meter(() -> meter.progress(running));
        running.note(Map.of(RestoreFacts.SCRATCH_OID, Long.toString(engine.create(scratch))));
        file.position(0);
        LoadReport report = engine.load(scratch, file, Path.of(job.preview().backup()), meter, running.cancel());
        LoadCheck.sameFile(job.preview(), report);
        LoadCheck.of(job.preview()).loaded(report);
        long rows = report.tables().stream()
                .mapToLong(RestoreEngine.LoadedTable::rows)
                .sum();
        running.note(Map.of(RestoreFacts.ROWS, Long.toString(rows)));
        return scratch;
    }

    private void check(Job job, RunningOperation running, RestoreEngine engine, String scratch) {
        running.advance(Phase.CHECKING.name(), "", Map.of());
        LoadCheck.of(job.preview()).checked(engine.check(scratch, running.cancel()));
        engine.carryOver(scratch);
        requireUnchanged(job.preview(), running.cancel());
    }

    private void requireUnchanged(Preview preview, CancelSignal cancel) {
        LiveSnapshot now = tools.targets().live(preview.database()).count(cancel);
        long changed = Comparison.rowsChanged(preview.tables(), now);
        if (changed > settings.changedRows()) {
            throw new BelayException(
                    ErrorCode.RESTORE_FAILED,
                    changed + " live rows changed since the preview, and " + settings.changedRows() + " are allowed",
                    "live data is untouched; stop what writes, then preview again");
        }
    }

    private void swap(Job job, RunningOperation running, RestoreEngine engine, String scratch) {
        String old = DatabaseNames.before(job.live(), clock.instant(), job.zone(), running.id());
        running.advance(Phase.SWAPPING.name(), "", Map.of(RestoreFacts.OLD, old, RestoreFacts.LIVE, job.live()));
        int ended = engine.swap(job.live(), scratch, old);
        running.advance(
                Phase.DONE.name(),
                "",
                Map.of(
                        RestoreFacts.SESSIONS_ENDED,
                        Integer.toString(ended),
                        RestoreFacts.UNDO_UNTIL,
                        clock.instant().plus(settings.undo()).toString()));
    }

    private LoadMeter meter(Preview preview) {
        Optional<Contents> contents = BackupId.parse(preview.backup())
                .flatMap(tools.folder()::find)
                .filter(StoredBackup.Known.class::isInstance)
                .map(stored -> ((StoredBackup.Known) stored).manifest())
                .map(Manifest::contents);
        return new LoadMeter(
                contents.map(c -> c.tables().count()).orElse(0),
                contents.map(Contents::plainBytes).orElse(0L));
    }
}
