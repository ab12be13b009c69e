package dev.belay.backup.calendar;

import dev.belay.backup.BackupCatalogue;
import dev.belay.backup.BackupFacts;
import dev.belay.backup.BackupPhase;
import dev.belay.backup.BackupRequest;
import dev.belay.backup.BackupResult;
import dev.belay.backup.BackupService;
import dev.belay.backup.calendar.CloseRecord.Phase;
import dev.belay.backup.calendar.CloseRecord.Wanted;
import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationId;
import dev.belay.operation.OperationKind;
import dev.belay.operation.Operations;
import dev.belay.vault.Manifest;
import dev.belay.vault.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Closes periods, each exactly once per database, whoever asks and however often: by the calendar, a command or the
 * application's own closing job. A second call is answered with the backup of the first.
 */
public final class PeriodClose {
    private static final Duration LEASE = Duration.ofMinutes(5);

    private final CloseStore store;
    private final CloseOrders orders;
    private final BackupService backups;
    private final BackupCatalogue catalogue;
    private final Operations operations;
    private final CloseProof.Both proofs;

    /** @param proofs what is sought once a period is closed */
    public PeriodClose(
            CloseStore store,
            CloseOrders orders,
            BackupService backups,
            BackupCatalogue catalogue,
            Operations operations,
            CloseProof.Both proofs) {
        this.store = store;
        this.orders = orders;
        this.backups = backups;
        this.catalogue = catalogue;
        this.operations = operations;
        this.proofs = proofs;
    }

    /**
     * Begins to close a period, or finds who did: the operation may run already, or be over.
     *
     * @throws BelayException {@link ErrorCode#USAGE} for a period that does not exist or has not begun,
     *     {@link ErrorCode#BUSY} when another operation holds the database
     */
    public OperationId start(BackupRequest request, Actor actor) {
        return start(orders.checked(request), null, actor);
    }

    /** As {@link #start(BackupRequest, Actor)}, for a period that the calendar asks for since {@code due}. */
    OperationId start(BackupRequest order, @Nullable Instant due, Actor actor) {
        String period = orders.period(order);
        Optional<CloseRecord> before = store.find(order.database(), period);
        Optional<OperationId> standing = before.flatMap(this::standing);
        if (standing.isPresent()) {
            return standing.get();
        }
        Instant asked = before.map(CloseRecord::due).orElse(due);
        Wanted wanted = new Wanted(order.database(), period, asked);
        int attempt = before.map(CloseRecord::attempt).orElse(0) + 1;
        if (!store.claim(CloseRecord.claim(wanted, attempt, now(), actor.name()))) {
            throw begun(wanted);
        }
        return before.isEmpty()
                ? found(wanted).map(manifest -> adopt(manifest, wanted, actor)).orElseGet(() -> begin(order, actor))
                : begin(order, actor);
    }

    /** Writes down how those ended that were begun, by whichever process, and seeks their proofs. */
    public void settle() {
        store.open().forEach(this::standing);
    }

    /** The operation that closes or closed the period; empty when there has to be another. */
    private Optional<OperationId> standing(CloseRecord record) {
        return switch (record.phase()) {
            case CLOSED -> closedBy(record).map(manifest -> answer(manifest, record));
            case BEGUN -> outcome(record);
            case CLAIMED -> {
                if (record.at().plus(LEASE).isAfter(now()) && !record.at().isAfter(now())) {
                    throw begun(new Wanted(record.database(), record.period(), record.due()));
                }
                yield Optional.empty();
            }
            case WAITING, FAILED -> Optional.empty();
        };
    }

    private Optional<OperationId> outcome(CloseRecord record) {
        Optional<Operation> operation = Optional.ofNullable(record.operation()).flatMap(operations.journal()::find);
        if (operation.filter(Operation::running).isPresent()) {
            return operation.map(Operation::id);
        }
        BackupResult result = operation
                .map(backups::result)
                .orElseGet(() -> new BackupResult.Failed(ErrorCode.BACKUP_FAILED, "nothing is known of it", ""));
        return switch (result) {
            case BackupResult.Good(Manifest manifest) -> {
                close(record.database(), record.period(), manifest);
                yield operation.map(Operation::id);
            }
            case BackupResult.Failed failed -> {
                Phase phase = failed.code() == ErrorCode.BUSY ? Phase.WAITING : Phase.FAILED;
                store.ended(record.database(), record.period(), phase, failed.sentence());
                yield Optional.empty();
            }
            case BackupResult.Cancelled(String by) -> {
                store.ended(record.database(), record.period(), Phase.FAILED, "cancelled by " + by);
                yield Optional.empty();
            }
        };
    }

    private OperationId begin(BackupRequest order, Actor actor) {
        String period = orders.period(order);
        try {
            OperationId id = backups.start(order, actor);
            store.begun(order.database(), period, id);
            return id;
        } catch (BelayException e) {
            Phase phase = e.code() == ErrorCode.BUSY ? Phase.WAITING : Phase.FAILED;
            store.ended(order.database(), period, phase, e.sentence());
            throw e;
        }
    }

    /** The folder knows more than a state that was lost. */
    private Optional<Manifest> found(Wanted wanted) {
        return catalogue.of(wanted.database()).stream()
                .filter(BackupCatalogue::good)
                .flatMap(backup -> BackupCatalogue.manifest(backup).stream())
                .filter(manifest -> manifest.taken().reason() == Reason.CLOSE)
                .filter(manifest -> wanted.period().equals(manifest.taken().period()))
                .findFirst();
    }

    private OperationId adopt(Manifest manifest, Wanted wanted, Actor actor) {
        OperationId id = written(manifest, actor);
        store.begun(wanted.database(), wanted.period(), id);
        close(wanted.database(), wanted.period(), manifest);
        return id;
    }

    private void close(String database, String period, Manifest manifest) {
        if (store.closed(database, period, manifest.id())) {
            proofs.seek(manifest);
        }
    }

    /** The backup of a closed period, as long as it is there and whole. */
    private Optional<Manifest> closedBy(CloseRecord record) {
        return Optional.ofNullable(record.backup())
                .flatMap(catalogue::find)
                .filter(BackupCatalogue::good)
                .flatMap(BackupCatalogue::manifest);
    }

    private OperationId answer(Manifest manifest, CloseRecord record) {
        return Optional.ofNullable(record.operation())
                .flatMap(operations.journal()::find)
                .map(Operation::id)
                .orElseGet(() -> written(manifest, Actor.belay()));
    }

    /** An operation that is over, for callers who ask how it ended. */
    private OperationId written(Manifest manifest, Actor actor) {
        Map<String, String> facts =
                Map.of(BackupFacts.BACKUP, manifest.id().value(), BackupFacts.REASON, Reason.CLOSE.word());
        Operation over =
                operations.open(OperationKind.BACKUP, manifest.database(), BackupPhase.DONE.name(), actor, facts);
        operations.journal().end(over.id(), now());
        return over.id();
    }

    private Instant now() {
        return operations.clock().instant();
    }

    private static BelayException begun(Wanted wanted) {
        return new BelayException(
                ErrorCode.BUSY,
                "the close of " + wanted.period() + " is being begun by somebody else",
                "ask again in a moment");
    }
}
