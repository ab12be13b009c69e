package dev.belay.backup;

import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationKind;
import dev.belay.operation.Operations;
import dev.belay.vault.BackupFolder;
import dev.belay.vault.BackupId;
import dev.belay.vault.Manifest;
import dev.belay.vault.StoredBackup;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins the readings that are due. What is due stands in the manifests and the journal, which all processes share. */
public final class VerificationSchedule {
    private static final Logger LOG = LoggerFactory.getLogger(VerificationSchedule.class);
    private static final int LOOK_BACK = 500;
    /** What uses the disk of the backup folder, and goes before. */
    private static final Set<OperationKind> FIRST =
            Set.of(OperationKind.BACKUP, OperationKind.RESTORE, OperationKind.DRILL);

    private final VerificationService verifications;
    private final Mending mending;
    private final BackupFolder folder;
    private final Operations operations;
    private final @Nullable Duration period;

    /**
     * Begins nothing yet.
     *
     * @param period in which every backup is read once; null when none is read by itself
     */
    public VerificationSchedule(
            VerificationService verifications,
            Mending mending,
            BackupFolder folder,
            Operations operations,
            @Nullable Duration period) {
        this.verifications = verifications;
        this.mending = mending;
        this.folder = folder;
        this.operations = operations;
        this.period = period;
    }

    /** Begins at most one reading, and none while another runs; quick when nothing is due, and safe to call often. */
    public void tick() {
        if (period != null) {
            tick(period);
        }
    }

    private void tick(Duration every) {
        List<Operation> running = operations.journal().running();
        if (running.stream().anyMatch(operation -> operation.kind() == OperationKind.VERIFY)) {
            return;
        }
        Set<String> busy = running.stream()
                .filter(operation -> FIRST.contains(operation.kind()))
                .map(Operation::database)
                .collect(Collectors.toSet());
        Map<BackupId, Instant> tries = tries();
        List<StoredBackup> all = folder.list();
        Instant now = operations.clock().instant();
        Stream.concat(damaged(all, tries, every, now).stream(), due(all, busy, tries, every, now).stream())
                .filter(backup -> !busy.contains(database(backup)))
                .findFirst()
                .ifPresent(this::begin);
    }

    private void begin(StoredBackup backup) {
        try {
            verifications.start(backup, Actor.belay());
        } catch (BelayException e) {
            if (e.code() != ErrorCode.BUSY) {
                throw e;
            }
            LOG.info("the reading of {} waits: {}", backup.id(), e.sentence());
        }
    }

    /** Those of which a copy can take the place. */
    private List<StoredBackup> damaged(
            List<StoredBackup> all, Map<BackupId, Instant> tries, Duration every, Instant now) {
        return all.stream()
                .filter(backup -> VerificationDue.patient(tries.get(backup.id()), every, now))
                .filter(VerificationSchedule::damaged)
                .filter(backup -> !mending.copies(backup.id()).isEmpty())
                .toList();
    }

    private static boolean damaged(StoredBackup backup) {
        return switch (backup) {
            case StoredBackup.Known known ->
                known.manifest().lastVerification().filter(last -> !last.good()).isPresent();
            case StoredBackup.Unknown _ -> true;
            case StoredBackup.Foreign _ -> false;
        };
    }

    private static List<StoredBackup> due(
            List<StoredBackup> all, Set<String> busy, Map<BackupId, Instant> tries, Duration every, Instant now) {
        Map<String, List<Manifest>> ofDatabases = new LinkedHashMap<>();
        Map<BackupId, StoredBackup> byId = new HashMap<>();
        for (StoredBackup backup : all) {
            if (backup instanceof StoredBackup.Known known && !busy.contains(database(backup))) {
                ofDatabases
                        .computeIfAbsent(known.manifest().database(), _ -> new ArrayList<>())
                        .add(known.manifest());
                byId.put(known.id(), known);
            }
        }
        return ofDatabases.values().stream()
                .flatMap(manifests -> VerificationDue.choose(manifests, tries, every, now).stream())
                .map(due -> Objects.requireNonNull(byId.get(due.id())))
                .toList();
    }

    private static String database(StoredBackup backup) {
        return BackupCatalogue.manifest(backup)
                .map(Manifest::database)
                .orElseGet(() -> backup.id().folder());
    }

    private Map<BackupId, Instant> tries() {
        Map<BackupId, Instant> newest = new HashMap<>();
        for (Operation reading : operations.journal().recent(Set.of(OperationKind.VERIFY), LOOK_BACK)) {
            reading.fact(BackupFacts.BACKUP)
                    .flatMap(BackupId::parse)
                    .ifPresent(backup -> newest.putIfAbsent(backup, reading.began()));
        }
        return newest;
    }
}
