package dev.belay.backup.removal;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.operation.Failure;
import dev.belay.operation.RunningOperation;
import dev.belay.vault.BackupFolder;
import dev.belay.vault.BackupId;
import dev.belay.vault.StoredBackup;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes one backup after the other. Each is named in the journal before anything of it is touched. */
final class Remover {
    private static final Logger LOG = LoggerFactory.getLogger(Remover.class);
    private static final Set<ErrorCode> STAYS = Set.of(ErrorCode.REFUSED, ErrorCode.NOT_FOUND);

    private final BackupFolder folder;
    private final RunningOperation running;
    private @Nullable BackupId current;
    private int removed;
    private long bytes;

    Remover(BackupFolder folder, RunningOperation running) {
        this.folder = folder;
        this.running = running;
    }

    /** Whether {@code why} only says that the backup stays, or that it is gone already. */
    static boolean stays(BelayException why) {
        return STAYS.contains(why.code());
    }

    /**
     * Announces that {@code id} goes next.
     *
     * @throws BelayException {@link ErrorCode#CANCELLED} when somebody was faster
     */
    void announce(BackupId id) {
        long size = folder.find(id).map(StoredBackup::storedBytes).orElse(0L);
        Map<String, String> facts = new HashMap<>(facts());
        facts.put(RemovalFacts.REMOVING, id.value());
        facts.put(RemovalFacts.SIZE, Long.toString(size));
        running.advance(RemovalPhase.REMOVING.name(), id.value(), facts);
        current = id;
    }

    /** Removes the one that was announced; when {@code check} throws, nothing of it was touched. Returns its bytes. */
    long remove(BackupId id, Consumer<StoredBackup> check) {
        long size = folder.delete(id, check);
        bytes += size;
        removed++;
        current = null;
        return size;
    }

    /** A bug, for the log and as what ended it. */
    BelayException bug(RuntimeException why) {
        LOG.error("the removal {} met a bug", running.id(), why);
        return new BelayException(
                ErrorCode.INTERNAL, "the removal met an error inside Belay", "the log tells more", why);
    }

    void done() {
        running.advance(RemovalPhase.DONE.name(), "", facts());
    }

    /** What cannot be written down now is, once recovery has looked: that nothing is left tells enough. */
    void doneOrLeft() {
        try {
            done();
        } catch (BelayException e) {
            LOG.warn("the removal {} is done, which could not be written down yet: {}", running.id(), e.sentence());
            running.leaveToRecovery();
        }
    }

    /** Writes down that {@code why} ended it, unless somebody cancelled before; returns whether it is cancelled. */
    boolean ended(BelayException why) {
        if (touched(why)) {
            running.leaveToRecovery();
        }
        if (running.cancel().raised()) {
            running.note(facts());
        } else {
            end(why.code() == ErrorCode.CANCELLED ? RemovalPhase.CANCELLED : RemovalPhase.FAILED, why);
        }
        RemovalPhase end = RemovalPhase.of(running.look());
        if (!end.over()) {
            running.leaveToRecovery();
        }
        return end == RemovalPhase.CANCELLED;
    }

    private void end(RemovalPhase phase, BelayException why) {
        Failure failure = Failure.of(why);
        Map<String, String> facts = new HashMap<>(facts());
        facts.putAll(failure.facts());
        facts.put(RemovalFacts.REMOVING, current == null ? "" : current.value());
        try {
            running.advance(phase.name(), failure.sentence(), facts);
        } catch (BelayException second) {
            why.addSuppressed(second);
        }
    }

    /** Whether the last one may have lost its manifest and not its file, which a later look has to finish. */
    private boolean touched(BelayException why) {
        return current != null && !stays(why) && why.code() != ErrorCode.CANCELLED;
    }

    long bytes() {
        return bytes;
    }

    private Map<String, String> facts() {
        return Map.of(RemovalFacts.REMOVED, Integer.toString(removed), RemovalFacts.BYTES, Long.toString(bytes));
    }
}
