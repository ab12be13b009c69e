package dev.belay.offsite;

import dev.belay.audit.AuditEntry.Outcome;
import dev.belay.audit.AuditLog;
import dev.belay.base.Actor;
import dev.belay.vault.BackupId;
import java.util.List;

/** What people see of copies elsewhere, and what they may do about them. */
public final class OffsiteService {
    private final StoreSetup setup;
    private final CopyStore copies;
    private final AuditLog audit;

    public OffsiteService(StoreSetup setup, CopyStore copies, AuditLog audit) {
        this.setup = setup;
        this.copies = copies;
        this.audit = audit;
    }

    /** Every copy that is known, the newest backup first. */
    public List<Copy> copies() {
        return copies.all();
    }

    /** The copies of one backup, one for each store that has or should have one. */
    public List<Copy> copies(BackupId backup) {
        return copies.of(backup);
    }

    /** What happened to a copy, the newest first. */
    public List<CopyEvent> history(BackupId backup, String store) {
        return copies.history(backup, store);
    }

    /** The stores there are. */
    public StoreSetup setup() {
        return setup;
    }

    /** Lets {@code store} rest: what is on its way stops, and goes on where it was when it is resumed. */
    public void pause(String store, Actor actor) {
        pause(store, true, "offsite.pause", actor);
    }

    /** Ends a pause. */
    public void resume(String store, Actor actor) {
        pause(store, false, "offsite.resume", actor);
    }

    private void pause(String store, boolean paused, String act, Actor actor) {
        audit.intent(actor, act, store, "");
        copies.pause(store, paused);
        audit.record(actor, act, store, Outcome.DONE, "");
    }
}
