package dev.belay.offsite;

import dev.belay.audit.AuditLog;
import dev.belay.audit.Audited;
import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.offsite.OffsiteSettings.Store;
import dev.belay.operation.CancelSignal;
import dev.belay.vault.BackupId;
import dev.belay.vault.StoredBackup;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What people see of copies elsewhere, and what they may do about them. Every act is audited. */
public final class OffsiteService {
    private final CopyTools tools;
    private final CopyStore copies;
    private final Courier courier;
    private final StoreUpkeep upkeep;
    private final AuditLog audit;
    private final Clock clock;

    public OffsiteService(CopyTools tools, Courier courier, StoreUpkeep upkeep, AuditLog audit, Clock clock) {
        this.tools = tools;
        this.copies = tools.copies();
        this.courier = courier;
        this.upkeep = upkeep;
        this.audit = audit;
        this.clock = clock;
    }

    /** The stores there are. */
    public StoreSetup setup() {
        return tools.stores().setup();
    }

    /** How each store does. Asks none of them. */
    public List<StoreStatus> stores() {
        StoreView view = new StoreView(tools, courier);
        return setup().all().stream().map(view::status).toList();
    }

    /** Every copy that is known, the newest backup first. */
    public List<Copy> copies() {
        return copies.all();
    }

    /** The copies of one backup, one for each store that has or should have one. */
    public List<Copy> copies(BackupId backup) {
        return copies.of(backup);
    }

    /** The copies of some backups, the newest first, in stores that there are; asks once for all of them. */
    public List<Copy> copies(Collection<BackupId> backups) {
        Set<String> names = setup().all().stream().map(Store::name).collect(Collectors.toSet());
        return names.isEmpty()
                ? List.of()
                : copies.of(backups).stream()
                        .filter(copy -> names.contains(copy.store()))
                        .toList();
    }

    /** What happened to a copy, the newest first. */
    public List<CopyEvent> history(BackupId backup, String store) {
        return copies.history(backup, store);
    }

    /**
     * Writes a byte to the store called {@code name}, reads it back and deletes it.
     *
     * @throws BelayException {@link ErrorCode#NOT_FOUND} or {@link ErrorCode#OFFSITE_FAILED}
     */
    public Probe test(String name, Actor actor) {
        return upkeep.probe(name, actor);
    }

    /** As {@link #test(String, Actor)}, with a store that nobody has kept yet; remembers nothing. */
    public Probe test(Store draft, Actor actor) {
        return new Audited(audit, actor, "offsite.test", draft.name(), "").run(() -> {
            try (OpenStore store = tools.stores().tried(draft)) {
                return store.plain().probe(Transfer.unwatched());
            } catch (StoreException e) {
                throw new BelayException(ErrorCode.OFFSITE_FAILED, e.sentence(), e.hint(), e);
            }
        });
    }

    /** Compares what a store holds with what is believed, now. Throws as {@link #test(String, Actor)}, or BUSY. */
    public Reconciled reconcile(String name, Actor actor) {
        return upkeep.compare(name, actor);
    }

    /** Lets {@code name} rest: what is on its way stops, and goes on where it was when it is resumed. */
    public void pause(String name, Actor actor) {
        pause(name, true, "offsite.pause", actor);
    }

    /** Ends a pause. */
    public void resume(String name, Actor actor) {
        pause(name, false, "offsite.resume", actor);
    }

    private void pause(String name, boolean paused, String act, Actor actor) {
        tools.stores().find(name);
        new Audited(audit, actor, act, name, "").run(() -> tools.book().pause(name, paused));
    }

    /**
     * Lets a copy that failed, is missing or damaged, or was removed, be sent again as soon as its turn comes, also to a
     * store that stood still.
     *
     * @throws BelayException {@link ErrorCode#NOT_FOUND} when there is no such copy or its backup is not here any more,
     *     {@link ErrorCode#REFUSED} when it is on its way or proven
     */
    public void retry(BackupId backup, String store, Actor actor) {
        Copy copy = find(backup, store);
        if (tools.folder()
                .find(backup)
                .filter(StoredBackup.Known.class::isInstance)
                .isEmpty()) {
            throw new BelayException(
                    ErrorCode.NOT_FOUND,
                    backup + " is not in the backup folder, so that it cannot be sent again",
                    "fetch it from another copy first, or give this copy up");
        }
        new Audited(audit, actor, "offsite.send", backup + " to " + store, "").run(() -> {
            requireAgain(copy);
            tools.book().problem(store, null);
            moved(copy, copy.anew(now()), "asked for by " + actor.name());
        });
    }

    private static void requireAgain(Copy copy) {
        boolean again =
                switch (copy.state()) {
                    case CopyState.Waiting _,
                            CopyState.Failed _,
                            CopyState.Missing _,
                            CopyState.Damaged _,
                            CopyState.Removed _ -> true;
                    case CopyState.Uploading _, CopyState.Proven _ -> false;
                };
        if (!again) {
            throw new BelayException(
                    ErrorCode.REFUSED,
                    "the copy of " + copy.backup() + " in " + copy.store() + " is on its way or proven",
                    "compare the store first when you doubt it");
        }
    }

    /**
     * Stops asking for a copy that is missing or damaged: its backup may be gone here, and nobody can send it again. What
     * lies in the store stays.
     *
     * @throws BelayException {@link ErrorCode#NOT_FOUND}, or {@link ErrorCode#REFUSED} when it is neither missing nor
     *     damaged
     */
    public void giveUp(BackupId backup, String store, Actor actor) {
        Copy copy = find(backup, store);
        new Audited(audit, actor, "offsite.give-up", backup + " in " + store, "").run(() -> {
            if (!(copy.state() instanceof CopyState.Missing) && !(copy.state() instanceof CopyState.Damaged)) {
                throw new BelayException(
                        ErrorCode.REFUSED,
                        "the copy of " + backup + " in " + store + " is neither missing nor damaged",
                        "look at its page again");
            }
            String why = "given up by " + actor.name();
            Copy given = copy.with((Placed) null).with(new CopyState.Removed(now(), why));
            moved(copy, given, why);
        });
    }

    /** Sends a backup, now, to every store that takes it and is {@code wanted}; see {@link Courier#send}. */
    public SendResult send(BackupId backup, Predicate<String> wanted, CancelSignal cancel) {
        return courier.send(backup, wanted, cancel);
    }

    /** The same with every store that takes it. */
    public SendResult send(BackupId backup, CancelSignal cancel) {
        return courier.send(backup, cancel);
    }

    /** Writes down which copies should be where, as the console does all the time. */
    public void order() {
        courier.order();
    }

    private Copy find(BackupId backup, String store) {
        return copies.find(backup, store)
                .orElseThrow(() -> new BelayException(
                        ErrorCode.NOT_FOUND,
                        "there is no copy of " + backup + " in " + store + " and none is asked for",
                        "look at the page of the backup"));
    }

    private void moved(Copy copy, Copy next, String detail) {
        if (!copies.change(copy, next, now(), detail)) {
            throw new BelayException(
                    ErrorCode.BUSY,
                    "the copy of " + copy.backup() + " in " + copy.store() + " changed meanwhile",
                    "look at it again");
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
