package dev.belay;

import dev.belay.backup.BackupCatalogue;
import dev.belay.backup.BackupPhase;
import dev.belay.backup.Databases;
import dev.belay.backup.GuardedDatabase;
import dev.belay.base.BelayException;
import dev.belay.notify.AlarmStore;
import dev.belay.notify.Alarms;
import dev.belay.notify.Facts;
import dev.belay.notify.Facts.Jump;
import dev.belay.notify.Facts.OfDatabase;
import dev.belay.notify.Facts.RouteHealth;
import dev.belay.notify.Happening;
import dev.belay.operation.Failure;
import dev.belay.operation.Journal;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationKind;
import dev.belay.vault.Manifest;
import dev.belay.vault.StoredBackup;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gathers from folder, journal and state what alarms are judged by. */
final class AlarmWatch implements Alarms.Watch {
    private static final Set<String> ENDS = Set.of(BackupPhase.DONE.name(), BackupPhase.FAILED.name());

    private final Databases databases;
    private final BackupCatalogue catalogue;
    private final Journal journal;
    private final AlarmStore store;
    private final Function<String, More> more;
    private final Clock clock;

    /** {@code more} tells of a database what its schedules and drills know. */
    AlarmWatch(
            Databases databases,
            BackupCatalogue catalogue,
            Journal journal,
            AlarmStore store,
            Function<String, More> more,
            Clock clock) {
        this.databases = databases;
        this.catalogue = catalogue;
        this.journal = journal;
        this.store = store;
        this.more = more;
        this.clock = clock;
    }

    /**
     * What features other than backups know of one database.
     *
     * @param suspicious backups that were taken, read back whole, and look wrong or changed
     */
    record More(List<Facts.Flaw> suspicious, Facts.@Nullable Drill drill, List<Facts.Late> missed) {
        static final More NOTHING = new More(List.of(), null, List.of());
    }

    @Override
    public Facts look(List<RouteHealth> routes, @Nullable Jump jump) {
        Instant now = clock.instant();
        List<Happening> happenings = new Restores(journal).since(now);
        try {
            List<OfDatabase> all = databases.all().stream()
                    .map(database -> look(database, now))
                    .toList();
            return new Facts(now, all, disk(), jump, List.of(), routes, null, happenings);
        } catch (BelayException e) {
            List<OfDatabase> names = databases.all().stream()
                    .map(database -> known(database, now, List.of(), null, More.NOTHING))
                    .toList();
            return new Facts(now, names, null, jump, List.of(), routes, e.sentence(), happenings);
        }
    }

    private OfDatabase look(GuardedDatabase database, Instant now) {
        List<StoredBackup> backups = catalogue.of(database.name());
        Facts.Good newest = backups.stream()
                .filter(BackupCatalogue::counts)
                .flatMap(backup -> BackupCatalogue.manifest(backup).stream())
                .findFirst()
                .map(good -> new Facts.Good(good.id().value(), good.taken().began()))
                .orElse(null);
        return known(database, now, backups, newest, more.apply(database.name()));
    }

    private OfDatabase known(
            GuardedDatabase database, Instant now, List<StoredBackup> backups, Facts.@Nullable Good newest, More also) {
        return new OfDatabase(
                database.name(),
                database.shownName(),
                database.address(),
                store.watched(database.name(), now),
                newest,
                failed(database.name(), newest).orElse(null),
                Stream.concat(
                                backups.stream().flatMap(backup -> damaged(database.name(), backup)),
                                also.suspicious().stream())
                        .toList(),
                also.drill(),
                also.missed(),
                List.of(),
                0);
    }

    /** The newest backup, when it failed and no good one came later in another way. */
    private Optional<Facts.Failed> failed(String database, Facts.@Nullable Good newest) {
        return journal.newest(OperationKind.BACKUP, database, ENDS)
                .filter(operation -> operation.phase().equals(BackupPhase.FAILED.name()))
                .filter(operation -> newest == null || operation.began().isAfter(newest.taken()))
                .map(AlarmWatch::failed);
    }

    private static Facts.Failed failed(Operation operation) {
        Failure why = Failure.of(operation);
        return new Facts.Failed(operation.began(), why.sentence(), why.hint());
    }

    private Stream<Facts.Flaw> damaged(String database, StoredBackup backup) {
        return switch (backup) {
            case StoredBackup.Known known -> damaged(known.manifest()).stream();
            case StoredBackup.Unknown unknown -> lost(database, unknown).stream();
            case StoredBackup.Foreign _ -> Stream.empty();
        };
    }

    private static Optional<Facts.Flaw> damaged(Manifest manifest) {
        return manifest.lastVerification()
                .filter(found -> !found.good())
                .map(found -> new Facts.Flaw(manifest.id().value(), true, found.at(), found.detail()));
    }

    /** A file that is gone or was cut is not even known any more, though what it should be is. */
    private Optional<Facts.Flaw> lost(String database, StoredBackup.Unknown unknown) {
        return catalogue
                .signed(unknown.id())
                .filter(manifest -> manifest.database().equals(database))
                .map(_ -> new Facts.Flaw(unknown.id().value(), true, unknown.modified(), unknown.why()));
    }

    private Facts.Disk disk() {
        long needed = databases.all().stream()
                .mapToLong(database -> catalogue.roomForNext(database.name()))
                .max()
                .orElse(0);
        return new Facts.Disk(catalogue.usableSpace(), catalogue.storedBytes(), needed, store.samples());
    }
}
