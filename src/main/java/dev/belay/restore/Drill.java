package dev.belay.restore;

import dev.belay.backup.BackupPhase;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
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

/** Restores one backup where it hurts nobody, and compares what stands there with its manifest. */
final class Drill {
    private final DrillGrounds grounds;
    private final Clock clock;

    Drill(DrillGrounds grounds, Clock clock) {
        this.grounds = grounds;
        this.clock = clock;
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
            return judge(target, ground, file, running, began);
        } catch (IOException e) {
            throw new BelayException(
                    ErrorCode.DAMAGED_BACKUP,
                    "the file of " + target.manifest().id() + " cannot be read",
                    "check the health of the disk",
                    e);
        }
    }

    private DrillRecord judge(
            DrillTarget target, DrillGround ground, FileChannel file, RunningOperation running, Instant began) {
        try {
            CheckReport report = loadAndCheck(target.manifest(), ground, file, running);
            List<String> notes = new ArrayList<>(report.notes());
            notes.addAll(ground.differences());
            long rows = target.manifest().contents().rows();
            return record(target, ground, began, "", rows, notes);
        } catch (BelayException e) {
            running.cancel().check();
            if (e.code() != ErrorCode.RESTORE_FAILED && e.code() != ErrorCode.DAMAGED_BACKUP) {
                throw e;
            }
            return record(target, ground, began, e.sentence(), 0, List.of());
        }
    }

    private static CheckReport loadAndCheck(
            Manifest manifest, DrillGround ground, FileChannel file, RunningOperation running) {
        Contents contents = manifest.contents();
        List<BackupTable> tables = BackupSources.tables(manifest);
        LoadMeter meter = new LoadMeter(contents.tables().count(), contents.plainBytes());
        running.advance(BackupPhase.LOADING.name(), "", Map.of());
        running.meter(() -> meter.progress(running));
        Path name = Path.of(manifest.id().value());
        LoadReport report = ground.load(file, name, new CountingWatch(meter, tables), running.cancel());
        if (!report.sha256().equals(contents.sha256())) {
            throw new BelayException(
                    ErrorCode.DAMAGED_BACKUP,
                    "the file of " + manifest.id() + " is not what it was when it was made: its SHA-256 differs",
                    "go back to the backup before it");
        }
        LoadCheck check = new LoadCheck(tables);
        check.loaded(report);
        running.advance(BackupPhase.CHECKING.name(), "", Map.of());
        CheckReport found = ground.check(running.cancel());
        check.checked(found);
        return found;
    }

    private DrillRecord record(
            DrillTarget target, DrillGround ground, Instant began, String detail, long rows, List<String> notes) {
        Instant now = clock.instant();
        return new DrillRecord(
                now,
                Duration.between(began, now).toMillis(),
                detail.isEmpty(),
                detail,
                ground.place(),
                rows,
                notes,
                target.copy());
    }

    private static FileChannel open(DrillTarget target) throws IOException {
        return FileChannel.open(target.file(), Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
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
