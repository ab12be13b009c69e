package dev.belay.web.console;

import dev.belay.access.User;
import dev.belay.backup.Databases;
import dev.belay.backup.GuardedDatabase;
import dev.belay.backup.removal.RemovalPhase;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
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
    private static final String CHOICE = "database";

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

    /** Whether no database was set up yet. */
    boolean unguarded() {
        return databases.all().isEmpty();
    }

    /** How many databases are guarded. */
    int count() {
        return databases.all().size();
    }

    /**
     * The guarded database that the address names, else the first one; empty before one was set up.
     *
     * @throws BelayException {@link ErrorCode#NOT_FOUND} when the address names another
     */
    Optional<GuardedDatabase> guarded(Exchange exchange) {
        String name = exchange.query(CHOICE);
        return name.isEmpty() ? databases.all().stream().findFirst() : Optional.of(databases.find(name));
    }

    /** {@code path} with the choice of {@code database} in it, where there is one to choose from. */
    String path(String path, String database) {
        return path + Shell.query(databases.all(), database);
    }

    boolean isGuarded(String name) {
        return databases.all().stream().anyMatch(database -> database.name().equals(name));
    }

    /** Around a whole page; takes the word that the request before left. */
    Shell page(Exchange exchange) {
        return shell(here(exchange), exchange, guarded(exchange).orElse(null), takenNotice(exchange));
    }

    /** As {@link #page(Exchange)}, of a page about something that belongs to {@code database}. */
    Shell page(Exchange exchange, String database) {
        Optional<GuardedDatabase> guarded = databases.all().stream()
                .filter(known -> known.name().equals(database))
                .findFirst();
        return shell(
                here(exchange), exchange, guarded.or(() -> guarded(exchange)).orElse(null), takenNotice(exchange));
    }

    /** Around a part of a page that is renewed; sets no cookie. */
    Shell live(Exchange exchange) {
        return shell(here(exchange), exchange, guarded(exchange).orElse(null), null);
    }

    /** As {@link #live(Exchange)}, around what is renewed on the page at {@code path}. */
    Shell live(Exchange exchange, String path) {
        return shell(place(exchange, path), exchange, guarded(exchange).orElse(null), null);
    }

    /** Around an error; asks nothing of the state, which may be what is broken. */
    Shell bare(Exchange exchange) {
        return new Shell(visitor(exchange), here(exchange), null, List.of(), null, null);
    }

    private static @Nullable Notice takenNotice(Exchange exchange) {
        return exchange.takeNotice().flatMap(Shells::notice).orElse(null);
    }

    private Shell shell(Place place, Exchange exchange, @Nullable GuardedDatabase chosen, @Nullable Notice notice) {
        Visitor visitor = visitor(exchange);
        if (!visitor.signedIn()) {
            return new Shell(visitor, place, null, List.of(), null, notice);
        }
        Optional<Guarded> guarded = Optional.ofNullable(chosen).map(servers::of);
        List<Operation> running = journal.running();
        Optional<Operation> backup =
                guarded.flatMap(found -> backup(running, found.database().name()));
        return new Shell(
                visitor,
                place,
                databases.all(),
                guarded.orElse(null),
                restores.running(),
                removals(running),
                backup.orElse(null),
                notice);
    }

    private static Optional<Operation> backup(List<Operation> running, String database) {
        return running.stream()
                .filter(operation -> operation.kind() == OperationKind.BACKUP)
                .filter(operation -> operation.database().equals(database))
                .findFirst();
    }

    private static List<Operation> removals(List<Operation> running) {
        return running.stream()
                .filter(operation -> operation.kind().ofRemoval())
                .filter(operation -> !RemovalPhase.of(operation).over())
                .toList();
    }

    private Place here(Exchange exchange) {
        return place(exchange, exchange.path());
    }

    private Place place(Exchange exchange, String path) {
        return new Place(exchange.locale(), zone, clock.instant(), path);
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
