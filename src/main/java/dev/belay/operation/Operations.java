package dev.belay.operation;

import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.operation.DatabaseLock.Held;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Opens, runs, cancels and ends operations. One process may hold many; of one database only one runs anywhere. */
public final class Operations {
    /** The phase of an operation that somebody cancelled. */
    public static final String CANCELLED = "CANCELLED";
    /** The fact that says who cancelled. */
    public static final String CANCELLED_BY = "cancelledBy";

    private static final String ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";
    private static final Duration LOOK = Duration.ofMillis(250);

    private final Journal journal;
    private final DatabaseLock locks;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<OperationId, RunningOperation> here = new ConcurrentHashMap<>();

    public Operations(Journal journal, DatabaseLock locks, Clock clock) {
        this.journal = journal;
        this.locks = locks;
        this.clock = clock;
    }

    public Journal journal() {
        return journal;
    }

    public Clock clock() {
        return clock;
    }

    /** A new operation in {@code phase}, written down but not yet running anywhere. */
    public Operation open(OperationKind kind, String database, String phase, Actor actor, Map<String, String> facts) {
        Operation operation = new Operation(
                newId(),
                kind,
                database,
                phase,
                actor,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                facts,
                null,
                null);
        journal.open(operation, "");
        return operation;
    }

    /**
     * Takes the database's lock on this machine and then the server's.
     *
     * @param serverLock takes the server's lock; closed with the result
     * @throws BelayException {@link ErrorCode#BUSY} when one of the two is held
     */
    public AutoCloseable lock(
            String database, OperationKind kind, Actor actor, Supplier<? extends AutoCloseable> serverLock) {
        Held held = locks.take(
                kind.lock(database),
                "a " + kind.word() + " begun",
                actor,
                clock.instant().truncatedTo(ChronoUnit.SECONDS));
        AutoCloseable atServer = orFree(held, serverLock::get);
        return () -> {
            try (held) {
                atServer.close();
            }
        };
    }

    /** Does what needs {@code lock}, and frees it when that fails. */
    public static <T> T orFree(AutoCloseable lock, Supplier<T> act) {
        try {
            return act.get();
        } catch (RuntimeException | Error e) {
            try {
                lock.close();
            } catch (Exception second) {
                e.addSuppressed(second);
            }
            throw e;
        }
    }

    /** Runs an operation in this process; whoever calls this closes the result, which frees {@code lock}. */
    public RunningOperation run(Operation operation, AutoCloseable lock) {
        RunningOperation running = new RunningOperation(operation, journal, clock, lock, here::remove);
        here.put(operation.id(), running);
        running.watch(LOOK);
        return running;
    }

    /** Cancels from any process while the phase allows it; of a cancel and the next phase, exactly one wins. */
    public boolean cancel(OperationId id, Actor actor, Predicate<String> cancellable) {
        while (true) {
            Operation operation = find(id);
            if (!operation.running() || !cancellable.test(operation.phase())) {
                return false;
            }
            Step step = new Step(id, CANCELLED, clock.instant(), actor, "cancelled by " + actor.name());
            if (journal.advance(id, operation.phase(), step, Map.of(CANCELLED_BY, actor.name()))) {
                Optional.ofNullable(here.get(id))
                        .ifPresent(running -> running.cancel().raise());
                return true;
            }
        }
    }

    /** The operation called {@code id}; {@link ErrorCode#NOT_FOUND} when there is none. */
    public Operation find(OperationId id) {
        return journal.find(id)
                .orElseThrow(() -> new BelayException(
                        ErrorCode.NOT_FOUND, "there is no operation " + id, "look at the audit log for its number"));
    }

    /** Waits until an operation has ended, wherever it runs; empty when it still runs after {@code limit}. */
    public Optional<Operation> await(OperationId id, Duration limit) {
        CountDownLatch never = new CountDownLatch(1);
        Duration waited = Duration.ZERO;
        while (true) {
            Operation operation = find(id);
            if (!operation.running()) {
                return Optional.of(operation);
            }
            if (waited.compareTo(limit) >= 0) {
                return Optional.empty();
            }
            Duration step = LOOK.compareTo(limit.minus(waited)) < 0 ? LOOK : limit.minus(waited);
            pause(never, step);
            waited = waited.plus(step);
        }
    }

    /**
     * Hands every operation that has not ended, although no process runs it, to {@code settle}, holding its database
     * meanwhile.
     */
    public void orphans(Consumer<Operation> settle) {
        for (Operation operation : journal.running()) {
            Optional<Held> free = here.containsKey(operation.id())
                    ? Optional.empty()
                    : locks.tryTake(operation.kind().lock(operation.database()), "recovery", clock.instant());
            if (free.isPresent()) {
                try (Held _ = free.get()) {
                    settle.accept(find(operation.id()));
                }
            }
        }
    }

    private static void pause(CountDownLatch never, Duration step) {
        try {
            if (never.await(step.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("nobody counts this down");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BelayException(ErrorCode.CANCELLED, "the wait was interrupted", "", e);
        }
    }

    private OperationId newId() {
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new OperationId(id.toString());
    }
}
