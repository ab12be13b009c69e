package dev.belay.web.page;

import dev.belay.access.Role;
import dev.belay.operation.OperationId;
import dev.belay.restore.RestoreService.Undoable;
import dev.belay.vault.StoredBackup;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The page on which the backup to go back to is chosen. */
final class SampleChoices {
    private SampleChoices() {}

    static Map<String, View> views(Pages pages, Locale locale) {
        Undoable undoable = new Undoable(
                new OperationId("r0003"),
                "ledger",
                "ledger_before_20261118",
                Samples.NOW.minus(Duration.ofDays(2)),
                Samples.NOW.plus(Duration.ofDays(5)));
        Shell shell = Samples.shell(locale, "/restore");
        Shell operator = Samples.as(Role.OPERATOR, shell);
        Map<String, View> views = new LinkedHashMap<>();
        views.put("choose", choice(pages, shell, SampleBackups.weeks(), List.of(undoable), null));
        views.put("choose-viewer", choice(pages, operator, SampleBackups.weeks(), List.of(undoable), null));
        views.put("choose-empty", choice(pages, shell, List.of(), List.of(), Samples.GRANTS));
        return views;
    }

    private static View choice(
            Pages pages, Shell shell, List<StoredBackup> backups, List<Undoable> undoable, @Nullable Problem problem) {
        NewRestorePage.Choosable choosable = new NewRestorePage.Choosable(backups, BackupQuery.all(), undoable);
        return pages.newRestore().view(shell, choosable, problem);
    }
}
