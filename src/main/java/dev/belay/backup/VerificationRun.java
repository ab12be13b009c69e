package dev.belay.backup;

import dev.belay.backup.OffsiteCopies.Copy;
import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.operation.Progress;
import dev.belay.operation.RunningOperation;
import dev.belay.vault.BackupId;
import dev.belay.vault.StoredBackup;
import dev.belay.vault.Verification;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** One verification: a file is read, and when it is damaged, a copy is put in its place and read. */
final class VerificationRun {
    private static final String WHAT = "the verification";

    private final Verifier verifier;
    private final Mending mending;
    private final BackupId backup;
    private final RunningOperation running;
    private final Actor actor;
    private final AtomicLong bytes = new AtomicLong();
    private final long expected;

    VerificationRun(Verifier verifier, Mending mending, StoredBackup backup, RunningOperation running, Actor actor) {
        this.verifier = verifier;
        this.mending = mending;
        this.backup = backup.id();
        this.running = running;
        this.actor = actor;
        this.expected = backup.storedBytes();
    }

    /**
     * Returns when the backup is whole, as it was or by now.
     *
     * @throws BelayException {@link ErrorCode#DAMAGED_BACKUP} when it is damaged and stays so,
     *     {@link ErrorCode#BACKUP_FAILED} when it took too long, {@link ErrorCode#CANCELLED}
     */
    void run(StallWatch.Limits limits) {
        try (StallWatch watch = new StallWatch(bytes::get, limits, running.cancel())) {
            Optional<BelayException> damage = read("verify", watch);
            if (damage.isPresent()) {
                mend(damage.get(), watch);
            }
        }
    }

    /** What is wrong with the file; empty when it is whole. */
    private Optional<BelayException> read(String how, StallWatch watch) {
        showProgress();
        try {
            Verification found = verifier.verify(backup, how, actor, read -> count(read, watch), running.cancel())
                    .lastVerification()
                    .orElseThrow();
            return found.good() ? Optional.empty() : Optional.of(damaged(found.detail()));
        } catch (BelayException e) {
            if (e.code() != ErrorCode.DAMAGED_BACKUP) {
                throw e;
            }
            return Optional.of(e);
        }
    }

    /** Tries one copy after the other; the damage stays the last word when none is any good. */
    private void mend(BelayException damage, StallWatch watch) {
        BelayException told = damage;
        for (Copy copy : mending.copies(backup)) {
            try {
                fetch(copy, watch);
                return;
            } catch (BelayException e) {
                watch.check(WHAT);
                running.cancel().check();
                told = new BelayException(
                        ErrorCode.DAMAGED_BACKUP, told.sentence() + "; " + e.sentence(), e.hint(), told);
            }
        }
        throw told;
    }

    private void fetch(Copy copy, StallWatch watch) {
        running.advance(BackupPhase.FETCHING.name(), "", Map.of(BackupFacts.STORE, copy.store()));
        showProgress();
        mending.fetch(backup, copy, actor, fetched -> count(fetched, watch), watch.signal());
        running.advance(BackupPhase.VERIFYING.name(), "", Map.of());
        Optional<BelayException> damage = read(Verifier.FETCHED, watch);
        if (damage.isPresent()) {
            throw damage.get();
        }
    }

    private void showProgress() {
        bytes.set(0);
        running.meter(() -> new Progress(0, 0, 0, bytes.get(), expected, running.inPhase(), null));
    }

    private void count(long done, StallWatch watch) {
        watch.check(WHAT);
        bytes.set(done);
    }

    private BelayException damaged(String why) {
        return new BelayException(
                ErrorCode.DAMAGED_BACKUP,
                "the backup " + backup + " is damaged: " + why,
                "go back to the one before it, and check the disk of the backup folder");
    }
}
