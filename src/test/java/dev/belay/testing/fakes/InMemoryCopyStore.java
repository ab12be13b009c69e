package dev.belay.testing.fakes;

import dev.belay.offsite.CopiedBackup;
import dev.belay.offsite.Copy;
import dev.belay.offsite.CopyEvent;
import dev.belay.offsite.CopyState;
import dev.belay.offsite.CopyStore;
import dev.belay.offsite.CopyTally;
import dev.belay.vault.BackupId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Copies without a disk. */
public final class InMemoryCopyStore implements CopyStore {
    private final Map<BackupId, CopiedBackup> backups = new HashMap<>();
    private final Map<Key, Copy> copies = new HashMap<>();
    private final Map<Key, List<CopyEvent>> events = new HashMap<>();

    private record Key(BackupId backup, String store) {
        static Key of(Copy copy) {
            return new Key(copy.backup(), copy.store());
        }
    }

    @Override
    public List<Copy> all() {
        return those(copy -> true);
    }

    @Override
    public List<Copy> of(BackupId backup) {
        return those(copy -> copy.backup().equals(backup));
    }

    @Override
    public List<Copy> of(Collection<BackupId> some) {
        return those(copy -> some.contains(copy.backup()));
    }

    @Override
    public List<Copy> in(String store) {
        return those(copy -> copy.store().equals(store));
    }

    @Override
    public List<Copy> pending(String store) {
        Instant last = tally(store).lastProven();
        return those(copy -> copy.store().equals(store) && (copy.open() || provenAt(copy, last)));
    }

    private static boolean provenAt(Copy copy, @Nullable Instant moment) {
        return copy.state() instanceof CopyState.Proven(Instant at, Instant _) && at.equals(moment);
    }

    @Override
    public CopyTally tally(String store) {
        Map<String, Integer> byState = new HashMap<>();
        Instant last = null;
        for (Copy copy : in(store)) {
            byState.merge(copy.state().word(), 1, Integer::sum);
            if (copy.state() instanceof CopyState.Proven(Instant at, Instant _) && (last == null || at.isAfter(last))) {
                last = at;
            }
        }
        return new CopyTally(byState, last);
    }

    @Override
    public List<Copy> uploading() {
        return those(copy -> copy.state() instanceof CopyState.Uploading);
    }

    private synchronized List<Copy> those(Predicate<Copy> which) {
        return copies.values().stream()
                .filter(which)
                .sorted(Comparator.comparing(this::taken)
                        .thenComparing(Copy::backup)
                        .reversed()
                        .thenComparing(Copy::store))
                .toList();
    }

    private Instant taken(Copy copy) {
        CopiedBackup backup = backups.get(copy.backup());
        if (backup == null) {
            throw new AssertionError("nothing is known of " + copy.backup());
        }
        return backup.taken();
    }

    @Override
    public synchronized Optional<Copy> find(BackupId backup, String store) {
        return Optional.ofNullable(copies.get(new Key(backup, store)));
    }

    @Override
    public synchronized void add(List<CopiedBackup> known, List<Copy> added, Instant at, String detail) {
        known.forEach(backup -> backups.putIfAbsent(backup.id(), backup));
        for (Copy copy : added) {
            if (copies.putIfAbsent(Key.of(copy), copy) == null) {
                note(copy, at, detail);
            }
        }
    }

    private void note(Copy copy, Instant at, String detail) {
        events.computeIfAbsent(Key.of(copy), _ -> new ArrayList<>())
                .addFirst(new CopyEvent(at, copy.state().word(), detail));
    }

    @Override
    public synchronized boolean change(Copy before, Copy next, Instant at, String detail) {
        Copy now = copies.get(Key.of(before));
        if (now == null || !now.state().word().equals(before.state().word())) {
            return false;
        }
        copies.put(Key.of(before), next);
        note(next, at, detail);
        return true;
    }

    @Override
    public synchronized void looked(String store, Collection<BackupId> seen, Instant at) {
        for (BackupId backup : seen) {
            copies.computeIfPresent(
                    new Key(backup, store),
                    (_, copy) -> copy.state() instanceof CopyState.Proven(Instant proven, Instant _)
                            ? copy.with(new CopyState.Proven(proven, at))
                            : copy);
        }
    }

    @Override
    public synchronized void progress(BackupId backup, String store, long sent) {
        copies.computeIfPresent(
                new Key(backup, store),
                (_, copy) -> copy.state() instanceof CopyState.Uploading(Instant began, long _, long bytes)
                        ? copy.with(new CopyState.Uploading(began, sent, bytes))
                        : copy);
    }

    @Override
    public synchronized List<CopyEvent> history(BackupId backup, String store) {
        return List.copyOf(events.getOrDefault(new Key(backup, store), List.of()));
    }

    @Override
    public synchronized List<CopiedBackup> backups() {
        return List.copyOf(backups.values());
    }

    @Override
    public synchronized void know(List<CopiedBackup> known) {
        known.forEach(backup -> backups.replace(backup.id(), backup));
    }
}
