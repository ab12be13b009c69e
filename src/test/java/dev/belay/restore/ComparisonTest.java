package dev.belay.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.restore.Comparison.BackupTable;
import dev.belay.restore.TableChange.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ComparisonTest {
    private static LiveTable live(String name, @Nullable Long rows) {
        return new LiveTable("public", name, rows, rows == null ? "no right to read it" : null, null);
    }

    private static BackupTable backup(String name, @Nullable Long rows) {
        return new BackupTable("public", name, rows, rows == null ? "its rows are not in this backup" : null);
    }

    private static TableChange only(List<LiveTable> live, List<BackupTable> backup) {
        return Comparison.compare(live, backup).getFirst();
    }

    @Test
    void aTableThatIsOnlyLiveIsLostWhole() {
        TableChange change = only(List.of(live("stray", 7L)), List.of());

        assertThat(change.state()).isEqualTo(State.ONLY_LIVE);
        assertThat(change.lost()).isEqualTo(7);
        assertThat(change.difference()).isEqualTo(-7);
    }

    @Test
    void aTableThatIsOnlyInTheBackupComesBackWhole() {
        TableChange change = only(List.of(), List.of(backup("gone", 9L)));

        assertThat(change.state()).isEqualTo(State.ONLY_BACKUP);
        assertThat(change.back()).isEqualTo(9);
    }

    @Test
    void anUnknownCountIsNeverTakenForZero() {
        TableChange excluded = only(List.of(live("session", 5L)), List.of(backup("session", null)));
        TableChange unreadable = only(List.of(live("secret", null)), List.of(backup("secret", 5L)));

        assertThat(excluded.state()).isEqualTo(State.UNKNOWN);
        assertThat(excluded.difference()).isNull();
        assertThat(excluded.note()).isEqualTo("its rows are not in this backup");
        assertThat(unreadable.state()).isEqualTo(State.UNKNOWN);
        assertThat(unreadable.note()).isEqualTo("no right to read it");
    }

    @Test
    void whatLosesMostIsReadFirst() {
        List<TableChange> changes = Comparison.compare(
                List.of(live("same", 1L), live("more", 1L), live("few", 9L), live("fewer", 90L), live("stray", 1L)),
                List.of(backup("same", 1L), backup("more", 2L), backup("few", 8L), backup("fewer", 9L)));

        assertThat(changes).extracting(TableChange::name).containsExactly("stray", "fewer", "few", "more", "same");
    }

    @Test
    void namesWithDotsDoNotCollide() {
        List<TableChange> changes = Comparison.compare(
                List.of(new LiveTable("a.b", "c", 1L, null, null)), List.of(new BackupTable("a", "b.c", 1L, null)));

        assertThat(changes).extracting(TableChange::state).containsExactly(State.ONLY_LIVE, State.ONLY_BACKUP);
    }

    @Test
    void theFingerprintChangesWithEveryRowAndWithTheDatabase() {
        LiveSnapshot one = new LiveSnapshot(Instant.EPOCH, 1, List.of(live("income", 414L)));
        LiveSnapshot later = new LiveSnapshot(Instant.MAX, 1, List.of(live("income", 414L)));
        LiveSnapshot more = new LiveSnapshot(Instant.EPOCH, 1, List.of(live("income", 415L)));
        LiveSnapshot other = new LiveSnapshot(Instant.EPOCH, 2, List.of(live("income", 414L)));

        assertThat(Comparison.fingerprint(one))
                .isEqualTo(Comparison.fingerprint(later))
                .isNotEqualTo(Comparison.fingerprint(more))
                .isNotEqualTo(Comparison.fingerprint(other));
    }

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theTotalsAreThoseOfTheTwoSides(int seed) {
        Random random = new Random(seed);
        List<LiveTable> live = new ArrayList<>();
        List<BackupTable> backup = new ArrayList<>();
        long now = 0;
        long then = 0;
        for (int i = 0; i < 30; i++) {
            long liveRows = random.nextInt(100);
            long backupRows = random.nextInt(100);
            int sides = random.nextInt(3);
            if (sides != 0) {
                live.add(live("t" + i, liveRows));
                now += liveRows;
            }
            if (sides != 1) {
                backup.add(backup("t" + i, backupRows));
                then += backupRows;
            }
        }

        List<TableChange> changes = Comparison.compare(live, backup);
        long back = changes.stream().mapToLong(TableChange::back).sum();
        long lost = changes.stream().mapToLong(TableChange::lost).sum();
        assertThat(now - lost + back).isEqualTo(then);
    }
}
