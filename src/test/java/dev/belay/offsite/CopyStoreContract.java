package dev.belay.offsite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.vault.BackupId;
import dev.belay.vault.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What everybody who writes copies down relies on. */
public interface CopyStoreContract {
    Instant NOON = Instant.parse("2026-02-19T12:00:00.123Z");
    BackupId OLD = new BackupId("finance_20260218T020000+0900_schedule_aaaa");
    BackupId NEW = new BackupId("finance_20260219T020000+0900_close_bbbb");
    BackupId OTHER = new BackupId("crm_20260217T020000+0900_manual_cccc");

    /** An empty store. */
    CopyStore store();

    static CopiedBackup backup(BackupId id, int hour) {
        return new CopiedBackup(
                id,
                id.folder(),
                NOON.plusSeconds(hour * 3600L),
                NOON.plusSeconds(hour * 3600L + 9),
                Reason.CLOSE,
                414,
                true,
                false,
                NOON.plusSeconds(1_000_000));
    }

    static Copy waiting(BackupId id, String store) {
        return Copy.waiting(id, id.folder(), store, NOON);
    }

    static Placed placed() {
        String sha256 = "ab".repeat(32);
        String md5 = "cd".repeat(16);
        return new Placed(
                new StoredObject(new StorePath("finance", "백업.sql.zst.age"), "id-1", 400, "e-1", NOON, sha256, null),
                new Fingerprint(414, sha256, md5));
    }

    private Copy add(BackupId id, int hour, String name) {
        Copy copy = waiting(id, name);
        store().add(List.of(backup(id, hour)), List.of(copy), NOON, "");
        return copy;
    }

    @Test
    default void nothingIsKnownAtFirst() {
        assertThat(store().all()).isEmpty();
        assertThat(store().backups()).isEmpty();
        assertThat(store().find(NEW, "nas")).isEmpty();
        assertThat(store().history(NEW, "nas")).isEmpty();
    }

    @Test
    default void theNewestBackupComesFirst() {
        Copy old = add(OLD, -24, "nas");
        Copy other = add(OTHER, -48, "nas");
        Copy there = add(NEW, 0, "drive");
        Copy here = add(NEW, 0, "nas");

        assertThat(store().all()).containsExactly(there, here, old, other);
        assertThat(store().in("nas")).containsExactly(here, old, other);
        assertThat(store().of(NEW)).containsExactly(there, here);
        assertThat(store().of(List.of(OTHER, NEW))).containsExactly(there, here, other);
        assertThat(store().of(List.of())).isEmpty();
        assertThat(store().find(OLD, "nas")).contains(old);
        assertThat(store().find(OLD, "drive")).isEmpty();
    }

    @Test
    default void whatIsPendingIsWhatIsOpenAndTheOneProvenLast() {
        Copy waits = add(OLD, -24, "nas");
        Copy sent = add(OTHER, -48, "nas");
        Copy lastOne = add(NEW, 0, "nas");
        add(NEW, 0, "drive");
        store().change(sent, sent.with(placed()).with(new CopyState.Proven(NOON, NOON)), NOON, "");
        Copy proven = lastOne.with(placed()).with(new CopyState.Proven(NOON.plusSeconds(1), NOON.plusSeconds(1)));
        store().change(lastOne, proven, NOON, "");

        assertThat(store().pending("nas")).containsExactly(proven, waits);
        assertThat(store().pending("nowhere")).isEmpty();
    }

    @Test
    default void copiesAreCounted() {
        Copy gone = add(OLD, -24, "nas");
        Copy proven = add(NEW, 0, "nas");
        add(OTHER, -48, "nas");
        store().change(gone, gone.with(new CopyState.Missing(NOON.plusSeconds(9))), NOON, "");
        store().change(proven, proven.with(placed()).with(new CopyState.Proven(NOON, NOON.plusSeconds(5))), NOON, "");

        CopyTally tally = store().tally("nas");

        assertThat(tally.byState()).isEqualTo(Map.of("waiting", 1, "missing", 1, "proven", 1));
        assertThat(tally.lastProven()).isEqualTo(NOON);
        assertThat(store().tally("nowhere")).isEqualTo(new CopyTally(Map.of(), null));
    }

    @Test
    default void oneThatIsKnownStaysAsItStands() {
        Copy before = add(NEW, 0, "nas");
        Copy proven = before.with(placed()).with(new CopyState.Proven(NOON, NOON));
        store().change(before, proven, NOON, "");

        add(NEW, 0, "nas");

        assertThat(store().all()).containsExactly(proven);
        assertThat(store().history(NEW, "nas")).hasSize(2);
    }

    @Test
    default void everyStateComesBackAsItWasWritten() {
        Copy copy = add(NEW, 0, "nas");
        List<CopyState> states = List.of(
                new CopyState.Uploading(NOON, 17, 414),
                new CopyState.Failed(NOON, "the store \"x\" is full", "비우세요", NOON.plusSeconds(9)),
                new CopyState.Failed(NOON, "gone", "", null),
                new CopyState.Proven(NOON, NOON.plusSeconds(5)),
                new CopyState.Missing(NOON),
                new CopyState.Damaged(NOON, "it is shorter"),
                new CopyState.Removed(NOON, "its store gave it up"),
                new CopyState.Waiting(NOON.plusSeconds(1)));
        for (CopyState state : states) {
            Copy next = copy.with(state).with(placed()).sealed(true).after(3);

            assertThat(store().change(copy, next, NOON, "so")).isTrue();
            assertThat(store().find(NEW, "nas")).contains(next);
            copy = next;
        }
        Copy bare = copy.with((Placed) null);
        assertThat(store().change(copy, bare, NOON, "")).isTrue();
        assertThat(store().find(NEW, "nas")).contains(bare);
    }

    @Test
    default void ofTwoWhoChangeACopyOneWins() {
        Copy waiting = add(NEW, 0, "nas");

        assertThat(store().change(waiting, waiting.with(new CopyState.Missing(NOON)), NOON, "one"))
                .isTrue();
        assertThat(store().change(waiting, waiting.with(new CopyState.Proven(NOON, NOON)), NOON, "two"))
                .isFalse();

        assertThat(store().history(NEW, "nas"))
                .containsExactly(new CopyEvent(NOON, "missing", "one"), new CopyEvent(NOON, "waiting", ""));
    }

    @Test
    default void aCopyThatNobodyKnowsIsNotChanged() {
        Copy waiting = waiting(NEW, "nas");

        assertThat(store().change(waiting, waiting.with(new CopyState.Missing(NOON)), NOON, ""))
                .isFalse();
        assertThat(store().history(NEW, "nas")).isEmpty();
    }

    @Test
    default void progressIsShownOfWhatIsOnItsWay() {
        Copy waiting = add(NEW, 0, "nas");
        store().progress(NEW, "nas", 99);
        assertThat(store().find(NEW, "nas")).contains(waiting);
        store().change(waiting, waiting.with(new CopyState.Uploading(NOON, 0, 414)), NOON, "");

        store().progress(NEW, "nas", 200);

        assertThat(store().uploading()).containsExactly(waiting.with(new CopyState.Uploading(NOON, 200, 414)));
        assertThat(store().history(NEW, "nas")).hasSize(2);
    }

    @Test
    default void onlyWhatIsProvenWasSeen() {
        Copy proven = add(NEW, 0, "nas");
        Copy waiting = add(OLD, -24, "nas");
        store().change(proven, proven.with(new CopyState.Proven(NOON, NOON)), NOON, "");
        Instant later = NOON.plusSeconds(86_400);

        store().looked("nas", List.of(NEW, OLD, OTHER), later);

        assertThat(store().find(NEW, "nas")).contains(proven.with(new CopyState.Proven(NOON, later)));
        assertThat(store().find(OLD, "nas")).contains(waiting);
        assertThat(store().history(NEW, "nas")).hasSize(2);
    }

    @Test
    default void whatIsKnownOfABackupFollowsIt() {
        add(NEW, 0, "nas");
        CopiedBackup was = backup(NEW, 0);
        CopiedBackup pinned = new CopiedBackup(
                was.id(), was.database(), was.taken(), was.ended(), was.reason(), was.bytes(), false, true, null);

        store().know(List.of(pinned, backup(OTHER, 3)));

        assertThat(store().backups()).containsExactly(pinned);
    }
}
