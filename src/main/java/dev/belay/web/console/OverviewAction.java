package dev.belay.web.console;

import dev.belay.access.Role;
import dev.belay.backup.BackupCatalogue;
import dev.belay.operation.Journal;
import dev.belay.vault.StoredBackup;
import dev.belay.web.http.Action;
import dev.belay.web.http.Exchange;
import dev.belay.web.page.OverviewPage.Known;
import java.util.List;

/** The page that says whether all is well. */
public final class OverviewAction implements Action {
    private static final int OPERATIONS = 20;

    private final PageWriter writer;
    private final BackupCatalogue catalogue;
    private final Journal journal;

    public OverviewAction(PageWriter writer, BackupCatalogue catalogue, Journal journal) {
        this.writer = writer;
        this.catalogue = catalogue;
        this.journal = journal;
    }

    @Override
    public void serve(Exchange exchange) {
        if (writer.shells().guarded().isEmpty() && exchange.mayAct(Role.ADMIN)) {
            exchange.seeOther("/setup/database");
            return;
        }
        List<StoredBackup> backups = writer.shells()
                .guarded()
                .map(database -> catalogue.of(database.name()))
                .orElse(List.of());
        Known known = new Known(backups, journal.recent(OPERATIONS));
        writer.show(exchange, writer.pages().overview().view(writer.shells().page(exchange), known));
    }
}
