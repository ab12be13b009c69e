package dev.belay.web.console;

import dev.belay.access.User;
import dev.belay.backup.Databases;
import dev.belay.backup.GuardedDatabase;
import dev.belay.operation.Journal;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationKind;
import dev.belay.restore.RestoreService;
import dev.belay.web.http.Exchange;
import dev.belay.web.page.Guarded;
import dev.belay.web.page.Notice;
import dev.belay.web.page.Place;
import dev.belay.web.page.Shell;
import dev.belay.web.page.Visitor;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gathers what every page shows around its own contents. */
public final class Shells {
    private final Databases databases;
    private final RestoreService restores;
    private final Journal journal;
    private final ServerLines servers;
    private final ZoneId zone;
    private final Clock clock;

    public Shells(
            Databases databases,
            RestoreService restores,
            Journal journal,
            ServerLines servers,
            ZoneId zone,
            Clock clock) {
        this.databases = databases;
        this.restores = restores;
        this.journal = journal;
        this.servers = servers;
        this.zone = zone;
        this.clock = clock;
    }

    /** The guarded database; empty before one was set up. */
    Optional<GuardedDatabase> guarded() {
        return databases.all().stream().findFirst();
    }

    boolean isGuarded(String name) {
        return databases.all().stream().anyMatch(database -> database.name().equals(name));
    }

    /** Around a whole page; takes the word that the request before left. */
    Shell page(Exchange exchange) {
        Optional<Notice> notice = exchange.takeNotice().flatMap(Shells::notice);
        return shell(exchange, notice.orElse(null));
    }

    /** Around a part of a page that is renewed; sets no cookie. */
    Shell live(Exchange exchange) {
        return shell(exchange, null);
    }

    /** Around an error; asks nothing of the state, which may be what is broken. */
    Shell bare(Exchange exchange) {
        return new Shell(visitor(exchange), place(exchange), null, List.of(), null, null);
    }

    private Shell shell(Exchange exchange, @Nullable Notice notice) {
        Visitor visitor = visitor(exchange);
        if (!visitor.signedIn()) {
            return new Shell(visitor, place(exchange), null, List.of(), null, notice);
        }
        Optional<Guarded> guarded = guarded().map(servers::of);
        Optional<Operation> backup =
                guarded.flatMap(found -> runningBackup(found.database().name()));
        return new Shell(
                visitor, place(exchange), guarded.orElse(null), restores.running(), backup.orElse(null), notice);
    }

    private Optional<Operation> runningBackup(String database) {
        return journal.running().stream()
                .filter(operation -> operation.kind() == OperationKind.BACKUP)
                .filter(operation -> operation.database().equals(database))
                .findFirst();
    }

    private Place place(Exchange exchange) {
        return new Place(exchange.locale(), zone, clock.instant(), exchange.path());
    }

    private static Visitor visitor(Exchange exchange) {
        String token = exchange.formToken();
        Optional<User> user = exchange.user();
        return user.map(found -> new Visitor(found.name(), found.role(), token))
                .orElseGet(() -> Visitor.stranger(token));
    }

    private static Optional<Notice> notice(String name) {
        return Stream.of(Notice.values())
                .filter(notice -> notice.name().equals(name))
                .findFirst();
    }
}
