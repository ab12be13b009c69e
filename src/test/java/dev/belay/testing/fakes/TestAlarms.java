package dev.belay.testing.fakes;

import dev.belay.audit.AuditLog;
import dev.belay.base.Secret;
import dev.belay.notify.Alarms;
import dev.belay.notify.Composer;
import dev.belay.notify.DeliveryResult;
import dev.belay.notify.Facts;
import dev.belay.notify.Facts.Jump;
import dev.belay.notify.Facts.OfDatabase;
import dev.belay.notify.Facts.RouteHealth;
import dev.belay.notify.Message;
import dev.belay.notify.Notifier;
import dev.belay.notify.NotifySettings;
import dev.belay.notify.NotifySettings.Route;
import dev.belay.notify.NotifySettings.Topic;
import dev.belay.notify.Weekly;
import dev.belay.notify.Wording;
import dev.belay.store.StateStore;
import dev.belay.testing.MutableClock;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Alarms whose decisions and state are the real ones, while what they see and whom they tell is in a test's hands. */
public final class TestAlarms implements AutoCloseable {
    public static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private final MutableClock clock;
    private final AuditLog audit;
    private final StateStore state;
    private final Map<String, Notifier> notifiers = new HashMap<>();
    private final Map<String, String> broken = new HashMap<>();
    private final List<Sent> sent = Collections.synchronizedList(new ArrayList<>());
    private List<OfDatabase> databases = List.of();
    private @Nullable String unreadable;
    private NotifySettings settings = NotifySettings.silent();

    /** Keeps its state in {@code home}. */
    public TestAlarms(Path home, MutableClock clock, AuditLog audit) {
        this.clock = clock;
        this.audit = audit;
        this.state = StateStore.open(home.resolve("alarms").resolve("state.db"), clock);
    }

    /** A message that arrived by {@code route}. */
    public record Sent(String route, Message message) {}

    /** With a route for each name, told of everything, and a heartbeat. */
    public TestAlarms telling(String... routes) {
        List<Route> all = new ArrayList<>();
        for (String name : routes) {
            all.add(new Route(
                    name, new NotifySettings.Slack(new Secret("https://secret")), Set.copyOf(Topic.choices())));
        }
        return with(new NotifySettings(Duration.ofHours(26), new Secret("https://heart"), false, all));
    }

    public TestAlarms with(NotifySettings changed) {
        settings = changed;
        changed.routes().forEach(route -> notifiers.put(route.name(), message -> send(route.name(), message)));
        notifiers.put(Alarms.HEARTBEAT, message -> send(Alarms.HEARTBEAT, message));
        return this;
    }

    /** As a process has them that was just started. */
    public Alarms start() {
        Wording wording = Wording.in(Locale.ENGLISH, SEOUL, said -> said);
        return new Alarms(
                settings,
                this::look,
                new Alarms.Kept(state.alarms(), state.outbox()),
                new Composer(wording, "books", () -> "vm-1", URI.create("https://belay.example.com")),
                notifiers,
                new Alarms.Surroundings(
                        audit, clock, () -> clock.instant().toEpochMilli() * 1_000_000, new Weekly(SEOUL)));
    }

    /** What is seen from now on. */
    public void see(OfDatabase... seen) {
        databases = List.of(seen);
    }

    public void cannotReadTheFolder(@Nullable String why) {
        unreadable = why;
    }

    /** From now on nothing arrives by {@code route}; {@code why} empty mends it. */
    public void fail(String route, String why) {
        broken.put(route, why);
    }

    /** Everything that arrived since this was asked last. */
    public List<Sent> sent() {
        List<Sent> all = List.copyOf(sent);
        sent.clear();
        return all;
    }

    /** A ledger whose newest good backup holds {@code newest}. */
    public static OfDatabase ledger(@Nullable Instant newest, Facts.@Nullable Failed failed, Facts.Flaw... flaws) {
        return database("ledger", newest, failed, List.of(flaws));
    }

    /** Another database, whose newest good backup holds {@code newest}. */
    public static OfDatabase named(String name, Instant newest) {
        return database(name, newest, null, List.of());
    }

    private static OfDatabase database(
            String name, @Nullable Instant newest, Facts.@Nullable Failed failed, List<Facts.Flaw> flaws) {
        return new OfDatabase(
                name,
                name,
                "db:5432",
                Instant.parse("2026-02-18T03:00:00Z"),
                newest == null ? null : new Facts.Good(name + "_" + newest, newest),
                failed,
                flaws,
                null,
                List.of(),
                List.of(),
                0);
    }

    private Facts look(List<RouteHealth> routes, @Nullable Jump jump) {
        return new Facts(clock.instant(), databases, null, jump, List.of(), routes, unreadable, List.of());
    }

    private DeliveryResult send(String route, Message message) {
        String why = broken.getOrDefault(route, "");
        if (!why.isEmpty()) {
            return new DeliveryResult.Failed(why);
        }
        sent.add(new Sent(route, message));
        return new DeliveryResult.Delivered();
    }

    @Override
    public void close() {
        state.close();
    }
}
