package dev.belay.web.console;

import dev.belay.access.Role;
import dev.belay.backup.BackupCatalogue;
import dev.belay.backup.BackupPhase;
import dev.belay.backup.calendar.CalendarBook;
import dev.belay.base.Actor;
import dev.belay.notify.Alarms;
import dev.belay.notify.Standing;
import dev.belay.offsite.OffsiteService;
import dev.belay.operation.Journal;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationKind;
import dev.belay.restore.Phase;
import dev.belay.vault.StoredBackup;
import dev.belay.web.http.Action;
import dev.belay.web.http.Exchange;
import dev.belay.web.page.Elsewhere;
import dev.belay.web.page.OverviewPage.Known;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The page that says whether all is well. */
public final class OverviewAction implements Action {
    private static final int OPERATIONS = 20;
    private static final Set<OperationKind> EVENTS = EnumSet.complementOf(EnumSet.of(OperationKind.VERIFY));
    private static final Set<String> RESTORED = Set.of(Phase.DONE.name(), Phase.UNDONE.name());

    private final PageWriter writer;
    private final BackupCatalogue catalogue;
    private final OffsiteService copies;
    private final Journal journal;
    private final Alarms alarms;
    private final CalendarBook calendar;

    public OverviewAction(
            PageWriter writer,
            BackupCatalogue catalogue,
            OffsiteService copies,
            Journal journal,
            Alarms alarms,
            CalendarBook calendar) {
        this.writer = writer;
        this.catalogue = catalogue;
        this.copies = copies;
        this.journal = journal;
        this.alarms = alarms;
        this.calendar = calendar;
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
        List<Standing> standing = alarms.standing().stream()
                .filter(each -> Set.of("", database).contains(each.trouble().database()))
                .toList();
        List<StoredBackup> backups = catalogue.of(database);
        return new Known(
                backups,
                operations(database),
                standing,
                elsewhere(backups),
                alarms.settings().overdue(),
                calendar.ahead(database));
    }

    private Elsewhere elsewhere(List<StoredBackup> newestFirst) {
        return newestFirst.stream()
                .filter(BackupCatalogue::counts)
                .findFirst()
                .map(newest -> new Elsewhere(copies.stores(), copies.copies(newest.id())))
                .orElseGet(() -> new Elsewhere(copies.stores(), List.of()));
    }

    /** What happened lately, newest first, and the last restore however long ago it was: it is a proof. */
    private List<Operation> operations(String database) {
        int limit = OPERATIONS * writer.shells().count();
        Stream<Operation> readings =
                journal.recent(Set.of(OperationKind.VERIFY), limit).stream().filter(reading -> !silent(reading));
        return Stream.of(
                        journal.recent(EVENTS, limit).stream(),
                        readings,
                        journal.newest(OperationKind.RESTORE, database, RESTORED).stream())
                .flatMap(found -> found)
                .filter(operation -> operation.database().equals(database))
                .distinct()
                .sorted(Comparator.comparing(Operation::began).reversed())
                .toList();
    }

    /** Every file is read again by itself all the time; that it is whole is no news. */
    private static boolean silent(Operation reading) {
        return reading.actor().channel() == Actor.Channel.BELAY
                && (reading.running() || reading.phase().equals(BackupPhase.DONE.name()));
    }
}
