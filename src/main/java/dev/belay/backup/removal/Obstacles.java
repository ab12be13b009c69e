package dev.belay.backup.removal;

import dev.belay.backup.BackupCatalogue;
import dev.belay.backup.BackupFacts;
import dev.belay.operation.Operations;
import dev.belay.vault.BackupId;
import dev.belay.vault.Manifest;
import dev.belay.vault.StoredBackup;
import dev.belay.vault.Taken;
import java.time.Instant;
import java.util.Optional;

/** Tells what stands against the removal of a backup, at this moment. */
public final class Obstacles {
    private final BackupCatalogue catalogue;
    private final Operations operations;
    private final Needed needed;

    public Obstacles(BackupCatalogue catalogue, Operations operations, Needed needed) {
        this.catalogue = catalogue;
        this.operations = operations;
        this.needed = needed;
    }

    /** The first reason why {@code backup} must stay; empty when it may go. */
    public Optional<Obstacle> of(StoredBackup backup) {
        return BackupCatalogue.manifest(backup)
                .flatMap(manifest -> ofManifest(backup, manifest))
                .or(() -> inUse(backup));
    }

    /** Throws the refusal unless {@code backup} may go. */
    void require(StoredBackup backup) {
        of(backup).ifPresent(obstacle -> {
            throw obstacle.refusal(backup.id());
        });
    }

    private Optional<Obstacle> ofManifest(StoredBackup backup, Manifest manifest) {
        if (catalogue.newestGood(backup) || newestThatCounts(backup, manifest.database())) {
            return Optional.of(new Obstacle.NewestGood());
        }
        return manifest.pinned() ? Optional.of(new Obstacle.Pinned()) : kept(manifest.taken());
    }

    /** A newer one may be good and suspicious. */
    private boolean newestThatCounts(StoredBackup backup, String database) {
        return catalogue.of(database).stream()
                .filter(BackupCatalogue::counts)
                .findFirst()
                .filter(newest -> newest.id().equals(backup.id()))
                .isPresent();
    }

    private Optional<Obstacle> kept(Taken taken) {
        Instant until = taken.keepUntil();
        return until == null || !until.isAfter(operations.clock().instant())
                ? Optional.empty()
                : Optional.of(new Obstacle.KeptUntil(until));
    }

    private Optional<Obstacle> inUse(StoredBackup backup) {
        BackupId id = backup.id();
        return operations.journal().running().stream()
                .filter(operation -> operation.kind().ofBackup())
                .filter(operation -> operation
                        .fact(BackupFacts.BACKUP)
                        .filter(id.value()::equals)
                        .isPresent())
                .findFirst()
                .map(AtWork::on)
                .or(() -> Optional.ofNullable(needed.of(database(backup)).get(id)))
                .map(Obstacle.InUse::new);
    }

    /** Whose backup it is, as far as can be told. */
    static String database(StoredBackup backup) {
        return BackupCatalogue.manifest(backup)
                .map(Manifest::database)
                .orElseGet(() -> backup.id().folder());
    }
}
