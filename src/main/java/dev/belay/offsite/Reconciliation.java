package dev.belay.offsite;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.offsite.CopyState.Damaged;
import dev.belay.offsite.CopyState.Missing;
import dev.belay.offsite.CopyState.Proven;
import dev.belay.offsite.StoreException.Kind;
import dev.belay.operation.CancelSignal;
import dev.belay.operation.DatabaseLock;
import dev.belay.operation.DatabaseLock.Held;
import dev.belay.vault.BackupId;
import dev.belay.vault.StoredBackup;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares what a store really holds with what is believed of it. A store is asked for each of its folders once, and not
 * for each file. Deletes nothing.
 */
final class Reconciliation {
    private final CopyTools tools;
    private final CopyStore copies;
    private final DatabaseLock locks;
    private final Clock clock;

    Reconciliation(CopyTools tools, Clock clock) {
        this.tools = tools;
        this.copies = tools.copies();
        this.locks = tools.locks();
        this.clock = clock;
    }

    /** Under this name {@code store} is held while it is compared or copies in it are removed. */
    static String lock(String store) {
        return "upkeep/" + store;
    }

    /**
     * Probes {@code store}, then compares it.
     *
     * @throws BelayException {@link ErrorCode#BUSY} when somebody else does so, {@link ErrorCode#OFFSITE_FAILED} when the
     *     store does not answer; then it is written down why nothing is sent there any more, if it is for a person to
     *     mend
     */
    Reconciled run(OpenStore store, CancelSignal cancel) {
        Held held = locks.tryTake(lock(store.name()), "a comparison", now())
                .orElseThrow(() -> new BelayException(
                        ErrorCode.BUSY,
                        "the store " + store.name() + " is being compared already",
                        "wait for its end"));
        try (held) {
            Reconciled result = new Look(store, cancel).compare();
            tools.book().compared(store.name(), result.at(), true);
            return result;
        } catch (StoreException e) {
            tools.book().compared(store.name(), now(), false);
            throw refused(store.name(), e);
        }
    }

    /** Asks {@code store} whether it still lets Belay in, and writes down what it answers. */
    Probe probe(OpenStore store, CancelSignal cancel) {
        try {
            return probed(store, cancel);
        } catch (StoreException e) {
            throw refused(store.name(), e);
        }
    }

    private Probe probed(OpenStore store, CancelSignal cancel) throws StoreException {
        Probe probe = store.plain().probe(transfer(cancel));
        tools.book().probed(store.name(), now(), probe);
        return probe;
    }

    private BelayException refused(String store, StoreException e) {
        if (Set.of(Kind.FULL, Kind.REVOKED, Kind.DENIED).contains(e.kind())) {
            tools.book().problem(store, new StoreStatus.Problem(now(), e.sentence(), e.hint()));
        }
        ErrorCode code = e.kind() == Kind.CANCELLED ? ErrorCode.CANCELLED : ErrorCode.OFFSITE_FAILED;
        return new BelayException(code, "the store " + store + " did not answer: " + e.sentence(), e.hint(), e);
    }

    private static Transfer transfer(CancelSignal cancel) {
        return new Transfer(moved -> {}, cancel, (bytes, signal) -> {});
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** One comparison. */
    private final class Look {
        private final OpenStore store;
        private final CancelSignal cancel;
        private final List<BackupId> seen = new ArrayList<>();
        private int missing;
        private int damaged;
        private int returned;

        Look(OpenStore store, CancelSignal cancel) {
            this.store = store;
            this.cancel = cancel;
        }

        Reconciled compare() throws StoreException {
            probed(store, cancel);
            // what is proven only after the listing began is not in it
            Map<String, List<Copy>> believed = copies.in(store.name()).stream()
                    .filter(copy -> copy.placed() != null && comparable(copy.state()))
                    .collect(Collectors.groupingBy(copy -> copy.backup().folder()));
            Instant at = now();
            for (Map.Entry<String, List<Copy>> folder : believed.entrySet()) {
                Holdings there = Holdings.of(store.plain().list(folder.getKey()));
                for (Copy copy : folder.getValue()) {
                    compare(copy, there);
                }
                // a folder at a time: what was seen stays seen when the next one is not given
                copies.looked(store.name(), seen, at);
            }
            beside(believed.values());
            return new Reconciled(store.name(), at, seen.size(), missing, damaged, returned);
        }

        private void beside(Collection<List<Copy>> folders) throws StoreException {
            Set<String> looked = new HashSet<>();
            for (List<Copy> folder : folders) {
                for (Copy copy : folder) {
                    if (looked.add(copy.database())) {
                        beside(copy);
                    }
                }
            }
        }

        private void beside(Copy copy) throws StoreException {
            try {
                new Beside(tools, store, cancel).look(copy.backup(), copy.encrypted());
            } catch (StoreException e) {
                throw e;
            } catch (IOException e) {
                throw new StoreException(
                        Kind.BROKEN, "what lies beside the dumps cannot be noted", "look at the disk of Belay", e);
            }
        }

        private void compare(Copy copy, Holdings there) throws StoreException {
            Placed placed = Objects.requireNonNull(copy.placed());
            Optional<StoredObject> now = there.find(placed.object());
            if (now.isEmpty()) {
                gone(copy);
            } else if (!copy.proven() || !Holdings.same(placed, now.get())) {
                readBack(copy, new Placed(now.get(), placed.sent()));
            } else {
                seen.add(copy.backup());
                manifest(copy, there);
            }
        }

        /** Without its manifest a copy is hard to use: that is put there again, and the dump is not sent. */
        private void manifest(Copy copy, Holdings there) {
            StorePath path = Loading.lies(Loading.manifest(copy.backup()), copy.encrypted());
            boolean here = tools.folder()
                    .find(copy.backup())
                    .filter(StoredBackup.Known.class::isInstance)
                    .isPresent();
            if (here && !there.has(path)) {
                copies.change(copy, copy.with(new CopyState.Waiting(now())), now(), "its manifest is gone there");
            }
        }

        private void gone(Copy copy) {
            boolean news = !(copy.state() instanceof Missing);
            if (news && copies.change(copy, copy.with(new Missing(now())), now(), "")) {
                missing++;
            }
        }

        /** A changed stamp alone says little: the store is asked, or the file read, whether it is what was sent. */
        private void readBack(Copy copy, Placed now) throws StoreException {
            try {
                store.plain().prove(now, transfer(cancel));
                whole(copy.with(now));
            } catch (StoreException e) {
                if (e.kind() == Kind.MISSING) {
                    gone(copy);
                } else if (e.kind() == Kind.DAMAGED) {
                    damaged(copy, e);
                } else {
                    throw e;
                }
            }
        }

        private void whole(Copy copy) {
            Instant at = now();
            boolean known = copy.state() instanceof Proven;
            Instant since = copy.state() instanceof Proven(Instant proven, Instant _) ? proven : at;
            Copy proven = copy.with(new Proven(since, at));
            if (copies.change(copy, proven, at, known ? "compared" : "it is there again")) {
                seen.add(copy.backup());
                returned += known ? 0 : 1;
            }
        }

        private void damaged(Copy copy, StoreException e) {
            boolean news = !(copy.state() instanceof Damaged);
            if (news && copies.change(copy, copy.with(new Damaged(now(), e.sentence())), now(), e.sentence())) {
                damaged++;
            }
        }
    }

    private static boolean comparable(CopyState state) {
        return switch (state) {
            case Proven _, Missing _, Damaged _ -> true;
            case CopyState.Waiting _, CopyState.Uploading _, CopyState.Failed _, CopyState.Removed _ -> false;
        };
    }

    /** What one folder of a store holds. */
    private record Holdings(Map<String, StoredObject> byRef, Map<StorePath, StoredObject> byPath) {
        static Holdings of(List<StoredObject> listed) {
            Map<String, StoredObject> byRef = new HashMap<>();
            Map<StorePath, StoredObject> byPath = new HashMap<>();
            for (StoredObject object : listed) {
                byRef.put(object.ref(), object);
                byPath.put(object.path(), object);
            }
            return new Holdings(byRef, byPath);
        }

        /** The file itself, whatever it is called by now, or else the one in its place. */
        Optional<StoredObject> find(StoredObject placed) {
            return Optional.ofNullable(byRef.get(placed.ref()))
                    .or(() -> Optional.ofNullable(byPath.get(placed.path())));
        }

        boolean has(StorePath path) {
            return byPath.containsKey(path);
        }

        /** Whether nothing speaks for a change, as far as a listing tells. */
        static boolean same(Placed placed, StoredObject now) {
            Fingerprint sent = placed.sent();
            boolean sameDigests = (now.sha256() == null || now.sha256().equals(sent.sha256()))
                    && (now.md5() == null || now.md5().equals(sent.md5()));
            return now.bytes() == sent.bytes()
                    && sameDigests
                    && now.stamp().equals(placed.object().stamp());
        }
    }
}
