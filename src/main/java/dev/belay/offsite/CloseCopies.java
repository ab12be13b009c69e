package dev.belay.offsite;

import dev.belay.backup.calendar.CloseProof;
import dev.belay.vault.Manifest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The proof that a closed period's backup has a copy elsewhere. */
public final class CloseCopies implements CloseProof {
    private final StoreSetup setup;
    private final CopyStore copies;

    public CloseCopies(StoreSetup setup, CopyStore copies) {
        this.setup = setup;
        this.copies = copies;
    }

    @Override
    public void seek(Manifest closed) {
        // whatever is good is sent anyway
    }

    @Override
    public ProofState of(Manifest closed) {
        boolean asked = setup.all().stream().anyMatch(store -> CopyPlan.takes(store, closed.database()));
        List<Copy> its = copies.of(closed.id());
        Optional<ProofState> proven = proven(its);
        if (proven.isPresent()) {
            return proven.get();
        }
        if (!asked) {
            return new ProofState.NotConfigured();
        }
        List<String> lost = its.stream().flatMap(copy -> lost(copy).stream()).toList();
        boolean none = !its.isEmpty() && lost.size() == its.size();
        return none ? new ProofState.Missing(String.join("; ", lost)) : new ProofState.Awaited();
    }

    private static Optional<ProofState> proven(List<Copy> its) {
        String stores =
                its.stream().filter(Copy::proven).map(Copy::store).sorted().collect(Collectors.joining(", "));
        return its.stream()
                .flatMap(copy -> copy.state() instanceof CopyState.Proven(Instant at, Instant _)
                        ? Stream.of(at)
                        : Stream.empty())
                .min(Instant::compareTo)
                .map(at -> new ProofState.Proven(at, stores));
    }

    /** Why nothing will come of a copy by itself. */
    private static Optional<String> lost(Copy copy) {
        return switch (copy.state()) {
            case CopyState.Missing _ -> Optional.of("the copy in " + copy.store() + " is missing");
            case CopyState.Damaged _ -> Optional.of("the copy in " + copy.store() + " is damaged");
            case CopyState.Removed(Instant _, String why) ->
                Optional.of("the copy in " + copy.store() + " was removed: " + why);
            case CopyState.Failed(Instant _, String sentence, String _, Instant next) ->
                next == null ? Optional.of("the copy in " + copy.store() + " failed: " + sentence) : Optional.empty();
            case CopyState.Waiting _, CopyState.Uploading _, CopyState.Proven _ -> Optional.empty();
        };
    }
}
