package dev.belay.web.console;

import dev.belay.access.Role;
import dev.belay.backup.BackupCatalogue;
import dev.belay.notify.Alarms;
import dev.belay.notify.Standing;
import dev.belay.operation.Journal;
import dev.belay.operation.Operation;
import dev.belay.web.http.Action;
import dev.belay.web.http.Exchange;
import dev.belay.web.page.OverviewPage.Known;
import java.util.List;
import java.util.Set;

/** The page that says whether all is well. */
public final class OverviewAction implements Action {
    private static final int OPERATIONS = 20;

    private final PageWriter writer;
    private final BackupCatalogue catalogue;
    private final Journal journal;
    private final Alarms alarms;

    public OverviewAction(PageWriter writer, BackupCatalogue catalogue, Journal journal, Alarms alarms) {
        this.writer = writer;
        this.catalogue = catalogue;
        this.journal = journal;
        this.alarms = alarms;
    }

    @Override
    public void serve(Exchange exchange) {
        if (writer.shells().unguarded() && exchange.mayAct(Role.ADMIN)) {
            exchange.seeOther("/setup/database");
            return;
        }
        Known known = writer.shells()
                .guarded(exchange)
                .map(database -> known(database.name()))
                .orElseGet(Known::nothing);
        writer.show(exchange, writer.pages().overview().view(writer.shells().page(exchange), known));
    }

    private Known known(String database) {
        List<Operation> operations = journal.recent(OPERATIONS * writer.shells().count()).stream()
                .filter(operation -> operation.database().equals(database))
                .toList();
        List<Standing> standing = alarms.standing().stream()
                .filter(each -> Set.of("", database).contains(each.trouble().database()))
                .toList();
        return new Known(
                catalogue.of(database), operations, standing, alarms.settings().overdue());
    }
}
