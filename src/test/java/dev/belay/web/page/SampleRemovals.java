package dev.belay.web.page;

import dev.belay.backup.BackupFacts;
import dev.belay.backup.removal.Obstacle;
import dev.belay.backup.removal.RemovalFacts;
import dev.belay.base.Actor;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationId;
import dev.belay.operation.OperationKind;
import dev.belay.vault.Manifest;
import dev.belay.vault.StoredBackup;
import dev.belay.web.page.BackupPage.Removal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Backups that are about to go, or that cannot, to look at. */
final class SampleRemovals {
    private static final Duration GRACE = Duration.ofSeconds(30);

    private SampleRemovals() {}

    /** Nobody wants it deleted, and nothing stands against it. */
    static Removal none() {
        return new Removal(null, null, GRACE);
    }

    /** The newest good one. */
    static Removal newest() {
        return new Removal(new Obstacle.NewestGood(), null, GRACE);
    }

    /** Pages with removals in them, by name. */
    static Map<String, View> views(Pages pages, Locale locale) {
        StoredBackup backup = SampleBackups.weeks().get(3);
        Shell shell = Samples.shell(locale, "/backups/" + backup.id());
        Instant until = Samples.NOW.plus(Duration.ofDays(2_550));
        return Map.of(
                "backup-deleting",
                page(pages, shell, backup, new Removal(null, deletion(backup, "WAITING"), GRACE)),
                "backup-removing",
                page(pages, shell, backup, new Removal(null, deletion(backup, "REMOVING"), GRACE)),
                "backup-not-deleted",
                page(pages, shell, backup, new Removal(new Obstacle.Pinned(), deletion(backup, "FAILED"), GRACE)),
                "backup-kept-until",
                page(pages, shell, backup, new Removal(new Obstacle.KeptUntil(until), null, GRACE)),
                "backup-in-use",
                page(
                        pages,
                        shell,
                        backup,
                        new Removal(new Obstacle.InUse("the restore r7k3 is not over"), null, GRACE)),
                "overview-deleting",
                pages.overview()
                        .view(
                                removing(Samples.shell(locale, "/"), backup),
                                new OverviewPage.Known(
                                        SampleBackups.weeks(),
                                        events(backup),
                                        List.of(),
                                        Elsewhere.NONE,
                                        Duration.ofHours(26),
                                        Samples.AHEAD)));
    }

    /** What server-sent events carry, by name. */
    static Map<String, View> fragments(Pages pages, Shell shell) {
        StoredBackup backup = SampleBackups.newest();
        return Map.of(
                "live-deletion", pages.backup().live(shell, deletion(backup, "WAITING")),
                "live-removals", pages.banner().view(removing(shell, backup)));
    }

    private static View page(Pages pages, Shell shell, StoredBackup backup, Removal removal) {
        @Nullable Manifest previous = null;
        return pages.backup().view(shell, new BackupPage.Shown(backup, previous, removal, null, List.of(), null));
    }

    /** With a deletion and a run of retention under way. */
    static Shell removing(Shell shell, StoredBackup backup) {
        return new Shell(
                shell.visitor(),
                shell.place(),
                shell.databases(),
                shell.guarded(),
                shell.restores(),
                List.of(deletion(backup, "WAITING"), pruning("p7k4", "REMOVING", Duration.ofSeconds(3), false)),
                shell.backup(),
                shell.notice());
    }

    private static List<Operation> events(StoredBackup backup) {
        return List.of(
                deletion(backup, "WAITING"),
                pruning("p7k5", "DONE", Duration.ofHours(7), true),
                Samples.operation("d7k6", OperationKind.DELETE, "DONE", Duration.ofHours(8), true, null),
                Samples.operation("d7k7", OperationKind.DELETE, "CANCELLED", Duration.ofHours(9), true, null),
                Samples.operation("d7k8", OperationKind.DELETE, "FAILED", Duration.ofHours(9), true, null),
                pruning("p7k8", "CANCELLED", Duration.ofDays(1), true),
                pruning("p7k9", "FAILED", Duration.ofDays(2), true));
    }

    /** A deletion of {@code backup} that minji asked for 8 seconds ago. */
    static Operation deletion(StoredBackup backup, String phase) {
        return new Operation(
                new OperationId("d7k3"),
                OperationKind.DELETE,
                "ledger",
                phase,
                Samples.MINJI,
                Samples.NOW.minus(Duration.ofSeconds(8)),
                Map.of(
                        BackupFacts.BACKUP,
                        backup.id().value(),
                        RemovalFacts.WAITS_UNTIL,
                        Samples.NOW.plus(Duration.ofSeconds(22)).toString(),
                        "code",
                        "REFUSED",
                        "sentence",
                        backup.id() + " is pinned",
                        "hint",
                        "unpin it first"),
                null,
                phase.equals("FAILED") ? Samples.NOW : null);
    }

    private static Operation pruning(String id, String phase, Duration ago, boolean over) {
        Instant began = Samples.NOW.minus(ago);
        return new Operation(
                new OperationId(id),
                OperationKind.PRUNE,
                "ledger",
                phase,
                Actor.belay(),
                began,
                Map.of(RemovalFacts.REMOVED, "14", "cancelledBy", "jun"),
                null,
                over ? began.plusSeconds(2) : null);
    }
}
