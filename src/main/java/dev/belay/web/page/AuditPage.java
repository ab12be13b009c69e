package dev.belay.web.page;

import dev.belay.audit.AuditEntry;
import dev.belay.audit.ChainResult;
import java.util.List;
import java.util.Map;

/** Who did what, and how did it end? */
public final class AuditPage {
    private final Messages messages;

    public AuditPage(Messages messages) {
        this.messages = messages;
    }

    public View view(Shell shell, String filter, List<AuditEntry> entries, ChainResult chain) {
        return new View(
                "audit/page", Map.of("title", messages.text(shell.place().locale(), "app.name")));
    }
}
