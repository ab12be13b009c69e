package dev.belay.restore;

import dev.belay.backup.BackupPhase;
import dev.belay.backup.StallWatch;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.operation.CancelSignal;
import dev.belay.operation.RunningOperation;
import dev.belay.restore.Comparison.BackupTable;
import dev.belay.restore.RestoreEngine.CheckReport;
import dev.belay.restore.RestoreEngine.LoadReport;
import dev.belay.restore.RestoreEngine.LoadWatch;
import dev.belay.vault.Contents;
import dev.belay.vault.DrillRecord;
import dev.belay.vault.Manifest;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/** Restores one backup where it hurts nobody, and compares what stands there with its manifest. */
final class Drill {
    private final DrillGrounds grounds;
    private final Clock clock;
    private final StallWatch.Limits limits;

    Drill(DrillGrounds grounds, Clock clock, StallWatch.Limits limits) {
        this.grounds = grounds;
        this.clock = clock;
        this.limits = limits;
    }

    /**
     * Tries {@code target}; the place is gone when this returns or throws.
     *
     * @return what was found, good or bad
     * @throws BelayException when it could not be tried, or was cancelled
     */
    DrillRecord run(DrillTarget target, RunningOperation running) {
        Instant began = clock.instant();
        try (FileChannel file = open(target);
                DrillGround ground = grounds.open(running.id(), target.manifest())) {
            return judge(new Attempt(target, ground, file, running, began));
        } catch (IOException e) {
            throw new BelayException(
                    ErrorCode.DAMAGED_BACKUP,
                    "the file of " + target.manifest().id() + " cannot be read",
                    "check the health of the disk",
                    e);
        }
    }

    private DrillRecord judge(Attempt attempt) {
        RunningOperation running = attempt.running();
        LoadMeter meter = meter(attempt.target().manifest().contents());
        try (StallWatch watch = new StallWatch(new Motion(attempt.ground(), meter), limits, running.cancel())) {
            return judge(attempt, meter, watch);
        }
    }

    private DrillRecord judge(Attempt attempt, LoadMeter meter, StallWatch watch) {
        Manifest manifest = attempt.target().manifest();
        try {
            CheckReport report = loadAndCheck(attempt, meter, watch.signal());
            List<String> notes = new ArrayList<>(report.notes());
            notes.addAll(attempt.ground().differences());
            return record(attempt, "", manifest.contents().rows(), notes);
        } catch (BelayException e) {
            attempt.running().cancel().check();
            watch.check("the drill");
            if (e.code() != ErrorCode.RESTORE_FAILED && e.code() != ErrorCode.DAMAGED_BACKUP) {
                throw e;
            }
            return record(attempt, e.sentence(), 0, List.of());
        }
    }

    private static CheckReport loadAndCheck(Attempt attempt, LoadMeter meter, CancelSignal end) {
        Manifest manifest = attempt.target().manifest();
        Contents contents = manifest.contents();
        RunningOperation running = attempt.running();
        DrillGround ground = attempt.ground();
        List<BackupTable> tables = BackupSources.tables(manifest);
        running.advance(BackupPhase.LOADING.name(), "", Map.of());
        running.meter(() -> meter.progress(running));
        Path name = Path.of(manifest.id().value());
        LoadReport report = ground.load(attempt.file(), name, new CountingWatch(meter, tables), end);
        if (!report.sha256().equals(contents.sha256())) {
            throw new BelayException(
                    ErrorCode.DAMAGED_BACKUP,
                    "the file of " + manifest.id() + " is not what it was when it was made: its SHA-256 differs",
                    "go back to the backup before it");
        }
        LoadCheck check = new LoadCheck(tables);
        check.loaded(report);
        running.advance(BackupPhase.CHECKING.name(), "", Map.of());
        CheckReport found = ground.check(end);
        check.checked(found);
        return found;
    }

    private static LoadMeter meter(Contents contents) {
        return new LoadMeter(contents.tables().count(), contents.plainBytes());
    }

    private DrillRecord record(Attempt attempt, String detail, long rows, List<String> notes) {
        Instant now = clock.instant();
        return new DrillRecord(
                now,
                Duration.between(attempt.began(), now).toMillis(),
                detail.isEmpty(),
                detail,
                attempt.ground().place(),
                rows,
                notes,
                attempt.target().copy());
    }

    private static FileChannel open(DrillTarget target) throws IOException {
        return FileChannel.open(target.file(), Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    }

    /** What is tried, where and since when. */
    private record Attempt(
            DrillTarget target, DrillGround ground, FileChannel file, RunningOperation running, Instant began) {}

    /** A figure that changes while rows come in, and while the server is at work on something else. */
    private static final class Motion implements LongSupplier {
        private final DrillGround ground;
        private final LoadMeter meter;
        private long before = -1;
        private long worked;

        Motion(DrillGround ground, LoadMeter meter) {
            this.ground = ground;
            this.meter = meter;
        }

        @Override
        public long getAsLong() {
            long done = meter.done();
            if (done == before && ground.working()) {
                worked++;
            }
            before = done;
            return done + worked;
        }
    }

    /** Names the table whose rows are missing at once, before a foreign key stumbles over it in other words. */
    private record CountingWatch(LoadMeter meter, List<BackupTable> tables) implements LoadWatch {
        @Override
        public void progress(String now, int tablesBegun, long rows, long plainBytes) {
            meter.progress(now, tablesBegun, rows, plainBytes);
        }

        @Override
        public void tableLoaded(String schema, String table, long rows) {
            for (BackupTable each : tables) {
                Long expected = each.rows();
                if (expected != null
                        && each.schema().equals(schema)
                        && each.name().equals(table)) {
                    LoadCheck.equal(each, expected, rows, "took in");
                }
            }
        }
    }
}
