package dev.belay.web.page;

import dev.belay.backup.BackupPhase;
import dev.belay.notify.Troubles;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationKind;
import dev.belay.restore.Proven;
import dev.belay.vault.Manifest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides, from facts alone, how safe the database is and what matters most.
 *
 * @param newestGood the newest that counts; null when there is none
 * @param suspicious the newest, when it does not count; null when it does
 * @param proven whether a restore is known to work
 */
record Safety(
        Finding finding,
        @Nullable Manifest newestGood,
        @Nullable Manifest suspicious,
        Proven proven) {
    /** What matters most, the worst first. */
    enum Finding {
        UNGUARDED,
        NONE,
        FIRST,
        UNREACHABLE,
        DAMAGED,
        SUSPICIOUS,
        DOUBTFUL,
        FAILED,
        OVERDUE,
        /** Copies elsewhere are lost or late, or a store stands still. */
        LOST,
        /** The newest has no copy elsewhere yet. */
        SENDING,
        /** There are no stores. */
        SAFE,
        /** The newest has a copy elsewhere that was read back. */
        SECURED
    }

    /** {@code overdue}: without a good backup for this long, one is. */
    static Safety of(
            GoodBackups backups, List<Operation> operations, Elsewhere elsewhere, Shell shell, Duration overdue) {
        Manifest newest = backups.newestGood().orElse(null);
        Proven proven = Proven.of(backups.known(), operations);
        Finding here = finding(backups, newest, operations, shell, overdue);
        Finding finding = here == Finding.SAFE ? elsewhere.finding(shell.place().now()) : here;
        boolean doubtful = proven.doubtful() && finding.compareTo(Finding.DOUBTFUL) > 0;
        return new Safety(
                doubtful ? Finding.DOUBTFUL : finding,
                newest,
                backups.newestSuspicious().orElse(null),
                proven);
    }

    private static Finding finding(
            GoodBackups backups, @Nullable Manifest newest, List<Operation> operations, Shell shell, Duration overdue) {
        Guarded guarded = shell.guarded();
        if (guarded == null) {
            return Finding.UNGUARDED;
        }
        if (newest == null) {
            return shell.backup() == null ? Finding.NONE : Finding.FIRST;
        }
        if (guarded.why() != null) {
            return Finding.UNREACHABLE;
        }
        if (backups.newestDamaged()) {
            return Finding.DAMAGED;
        }
        if (backups.newestSuspicious().isPresent()) {
            return Finding.SUSPICIOUS;
        }
        Instant began = newest.taken().began();
        if (failedSince(operations, began)) {
            return Finding.FAILED;
        }
        return Troubles.overdue(began, shell.place().now(), overdue) ? Finding.OVERDUE : Finding.SAFE;
    }

    private static boolean failedSince(List<Operation> operations, Instant good) {
        return operations.stream()
                .filter(operation -> operation.kind() == OperationKind.BACKUP)
                .filter(operation -> operation.began().isAfter(good))
                .anyMatch(operation -> operation.phase().equals(BackupPhase.FAILED.name()));
    }
}
