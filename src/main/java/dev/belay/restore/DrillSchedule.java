package dev.belay.restore;

import dev.belay.backup.BackupFacts;
import dev.belay.backup.Databases;
import dev.belay.backup.GuardedDatabase;
import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.operation.OperationKind;
import dev.belay.operation.Operations;
import dev.belay.restore.DrillSettings.Rhythm;
import dev.belay.vault.BackupFolder;
import dev.belay.vault.BackupId;
import dev.belay.vault.Manifest;
import dev.belay.vault.StoredBackup;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins drills that are due. What is due stands in the manifests and the journal, which all processes share. */
public final class DrillSchedule {
    private static final Logger LOG = LoggerFactory.getLogger(DrillSchedule.class);
    private static final int LOOK_BACK = 500;

    private final DrillService drills;
    private final Databases databases;
    private final BackupFolder folder;
    private final Operations operations;
    private final Function<String, Rhythm> rhythm;
    private final RandomGenerator random;

    /**
     * Begins nothing yet.
     *
     * @param rhythm how often each guarded database wants a drill
     */
    public DrillSchedule(
            DrillService drills,
            Databases databases,
            BackupFolder folder,
            Operations operations,
            Function<String, Rhythm> rhythm,
            RandomGenerator random) {
        this.drills = drills;
        this.databases = databases;
        this.folder = folder;
        this.operations = operations;
        this.rhythm = rhythm;
        this.random = random;
    }

    /** Begins what is due; quick when nothing is, and safe to call often and from several processes. */
    public void tick() {
        for (GuardedDatabase database : databases.all()) {
            rhythm.apply(database.name()).every().ifPresent(every -> tick(database.name(), every));
        }
    }

    /** Another process may have been faster: what was due is looked at again under the lock. */
    private void tick(String database, Duration every) {
        if (due(database, every).isEmpty()) {
            return;
        }
        try {
            AutoCloseable lock = drills.lock(database, Actor.belay());
            Optional<DrillTarget> target = Operations.orFree(lock, () -> due(database, every));
            if (target.isPresent()) {
                drills.begin(target.get(), Actor.belay(), lock);
            } else {
                free(lock);
            }
        } catch (BelayException e) {
            if (e.code() != ErrorCode.BUSY) {
                throw e;
            }
            LOG.info("the drill that is due waits: {}", e.sentence());
        }
    }

    private Optional<DrillTarget> due(String database, Duration every) {
        List<StoredBackup.Known> known = folder.list().stream()
                .filter(StoredBackup.Known.class::isInstance)
                .map(StoredBackup.Known.class::cast)
                .filter(backup -> backup.manifest().database().equals(database))
                .toList();
        List<Manifest> manifests =
                known.stream().map(StoredBackup.Known::manifest).toList();
        Instant now = operations.clock().instant();
        return DrillDue.choose(manifests, tries(database), every, now, random)
                .flatMap(chosen -> known.stream()
                        .filter(backup -> backup.id().equals(chosen.id()))
                        .findFirst())
                .map(DrillTarget::of);
    }

    private Map<BackupId, Instant> tries(String database) {
        Map<BackupId, Instant> newest = new HashMap<>();
        operations.journal().recent(Set.of(OperationKind.DRILL), LOOK_BACK).stream()
                .filter(operation -> operation.database().equals(database))
                .forEach(drill -> drill.fact(BackupFacts.BACKUP)
                        .flatMap(BackupId::parse)
                        .ifPresent(backup -> newest.putIfAbsent(backup, drill.began())));
        return newest;
    }

    private static void free(AutoCloseable lock) {
        try {
            lock.close();
        } catch (Exception e) {
            throw new BelayException(ErrorCode.INTERNAL, "the drill that is not due cannot be let go", "", e);
        }
    }
}
