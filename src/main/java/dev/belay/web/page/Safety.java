package dev.belay.web.page;

import dev.belay.backup.BackupPhase;
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
 * @param newestGood null when there is none
 * @param proven whether a restore is known to work
 */
record Safety(Finding finding, @Nullable Manifest newestGood, Proven proven) {
    /** Without a good backup for this long, one is overdue. */
    static final Duration OVERDUE = Duration.ofHours(26);

    /** What matters most, the worst first. */
    enum Finding {
        UNGUARDED,
        NONE,
        FIRST,
        UNREACHABLE,
        DAMAGED,
        DOUBTFUL,
        FAILED,
        OVERDUE,
        SAFE
    }

    static Safety of(GoodBackups backups, List<Operation> operations, Shell shell) {
        Manifest newest = backups.newestGood().orElse(null);
        Proven proven = Proven.of(backups.known(), operations);
        Finding finding = finding(backups, newest, operations, shell);
        boolean doubtful = proven.doubtful() && finding.compareTo(Finding.DOUBTFUL) > 0;
        return new Safety(doubtful ? Finding.DOUBTFUL : finding, newest, proven);
    }

    private static Finding finding(
            GoodBackups backups, @Nullable Manifest newest, List<Operation> operations, Shell shell) {
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
        Instant began = newest.taken().began();
        if (failedSince(operations, began)) {
            return Finding.FAILED;
        }
        Duration age = Duration.between(began, shell.place().now());
        return age.compareTo(OVERDUE) > 0 ? Finding.OVERDUE : Finding.SAFE;
    }

    private static boolean failedSince(List<Operation> operations, Instant good) {
        return operations.stream()
                .filter(operation -> operation.kind() == OperationKind.BACKUP)
                .filter(operation -> operation.began().isAfter(good))
                .anyMatch(operation -> operation.phase().equals(BackupPhase.FAILED.name()));
    }
}
