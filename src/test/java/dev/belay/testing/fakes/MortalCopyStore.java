package dev.belay.testing.fakes;

import dev.belay.offsite.CopiedBackup;
import dev.belay.offsite.Copy;
import dev.belay.offsite.CopyEvent;
import dev.belay.offsite.CopyStore;
import dev.belay.offsite.CopyTally;
import dev.belay.vault.BackupId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Copies whose writer can be killed before and after every write; what was written stays. */
public final class MortalCopyStore implements CopyStore {
    private final CopyStore kept;
    private final Acts acts;

    public MortalCopyStore(CopyStore kept, Acts acts) {
        this.kept = kept;
        this.acts = acts;
    }

    @Override
    public List<Copy> all() {
        return kept.all();
    }

    @Override
    public List<Copy> of(BackupId backup) {
        return kept.of(backup);
    }

    @Override
    public List<Copy> of(Collection<BackupId> backups) {
        return kept.of(backups);
    }

    @Override
    public List<Copy> in(String store) {
        return kept.in(store);
    }

    @Override
    public List<Copy> pending(String store) {
        return kept.pending(store);
    }

    @Override
    public CopyTally tally(String store) {
        return kept.tally(store);
    }

    @Override
    public List<Copy> uploading() {
        return kept.uploading();
    }

    @Override
    public Optional<Copy> find(BackupId backup, String store) {
        return kept.find(backup, store);
    }

    @Override
    public void add(List<CopiedBackup> backups, List<Copy> copies, Instant at, String detail) {
        acts.act("add");
        kept.add(backups, copies, at, detail);
        acts.after("add");
    }

    @Override
    public boolean change(Copy before, Copy next, Instant at, String detail) {
        acts.act("note " + next.state().word());
        boolean changed = kept.change(before, next, at, detail);
        acts.after("note " + next.state().word());
        return changed;
    }

    @Override
    public void looked(String store, Collection<BackupId> backups, Instant at) {
        acts.requireAlive();
        kept.looked(store, backups, at);
    }

    @Override
    public void progress(BackupId backup, String store, long sent) {
        acts.requireAlive();
        kept.progress(backup, store, sent);
    }

    @Override
    public List<CopyEvent> history(BackupId backup, String store) {
        return kept.history(backup, store);
    }

    @Override
    public List<CopiedBackup> backups() {
        return kept.backups();
    }

    @Override
    public void know(List<CopiedBackup> backups) {
        acts.act("know");
        kept.know(backups);
    }
}
