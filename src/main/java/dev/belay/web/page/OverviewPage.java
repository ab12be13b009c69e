package dev.belay.web.page;

import dev.belay.audit.AuditEntry;
import dev.belay.operation.Operation;
import dev.belay.vault.StoredBackup;
import java.util.List;
import java.util.Map;

/** Am I safe? */
public final class OverviewPage {
    private final Messages messages;

    public OverviewPage(Messages messages) {
        this.messages = messages;
    }

    public View view(Shell shell, Known known) {
        return new View(
                "overview/page", Map.of("title", messages.text(shell.place().locale(), "app.name")));
    }

    /**
     * What the verdict rests on.
     *
     * @param backups of the database, in any order
     * @param operations the newest ones, newest first
     * @param entries the newest of the audit log, newest first
     */
    public record Known(List<StoredBackup> backups, List<Operation> operations, List<AuditEntry> entries) {}
}
