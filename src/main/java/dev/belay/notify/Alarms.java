package dev.belay.notify;

import dev.belay.audit.AuditLog;
import dev.belay.audit.Audited;
import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.notify.AlarmStore.Decision;
import dev.belay.notify.AlarmStore.Outgoing;
import dev.belay.notify.Facts.DiskSample;
import dev.belay.notify.Facts.RouteHealth;
import dev.belay.notify.Message.Phase;
import dev.belay.notify.NotifySettings.Route;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks for troubles, tells each once when it begins and once when it is over, and sees to it that the messages arrive.
 * What was told is known to the store alone, so that a restart repeats nothing.
 */
public final class Alarms {
    /** The heartbeat's place among the routes. */
    public static final String HEARTBEAT = "heartbeat";

    private static final Duration KEPT = Duration.ofDays(400);
    private static final Duration TIDIED = Duration.ofHours(1);
    private static final Duration SAMPLED = Duration.ofHours(23);
    /** Growth is judged by as many days as these. */
    private static final Duration SAMPLES = Duration.ofDays(14);

    private final NotifySettings settings;
    private final Watch watch;
    private final AlarmStore store;
    private final Outbox outbox;
    private final Composer composer;
    private final Dispatcher dispatcher;
    private final AuditLog audit;
    private final Clock clock;
    private final Weekly weekly;
    private final ClockWatch clockWatch;
    private final AtomicReference<@Nullable Instant> tidied = new AtomicReference<>();

    /**
     * With {@code notifiers} for the names of all routes, and for {@link #HEARTBEAT} when there is one.
     *
     * @param kept where troubles and messages are written down
     */
    public Alarms(
            NotifySettings settings,
            Watch watch,
            Kept kept,
            Composer composer,
            Map<String, Notifier> notifiers,
            Surroundings around) {
        this.settings = settings;
        this.watch = watch;
        this.store = kept.store();
        this.outbox = kept.outbox();
        this.composer = composer;
        this.audit = around.audit();
        this.clock = around.clock();
        this.weekly = around.weekly();
        this.clockWatch = new ClockWatch(store, around.clock(), around.nanos());
        this.dispatcher = new Dispatcher(outbox, notifiers, clock);
    }

    /** Where troubles and messages are written down. */
    public record Kept(AlarmStore store, Outbox outbox) {}

    /**
     * What alarms share with the rest.
     *
     * @param nanos goes on steadily, whatever becomes of the clock
     */
    public record Surroundings(AuditLog audit, Clock clock, LongSupplier nanos, Weekly weekly) {}

    /** Gathers what is known. */
    @FunctionalInterface
    public interface Watch {
        /** Everything that the routes and the clock do not tell by themselves. */
        Facts look(List<RouteHealth> routes, Facts.@Nullable Jump jump);
    }

    public NotifySettings settings() {
        return settings;
    }

    /** The names of the routes, with the heartbeat's when there is one. */
    public List<String> routes() {
        return Stream.concat(
                        settings.routes().stream().map(Route::name),
                        Stream.ofNullable(settings.heartbeat()).map(_ -> HEARTBEAT))
                .toList();
    }

    /** Looks once, and puts what is to be told in line. Quick, and safe to call from several processes at once. */
    public void look() {
        Facts facts = watch.look(health(), clockWatch.look().orElse(null));
        if (!changes(store.standing(), facts).none()) {
            store.update(standing -> decide(standing, facts));
        }
        facts.happenings().forEach(happening -> {
            Message message = composer.of(happening, facts);
            outgoing(message).stream()
                    .filter(each -> !outbox.knows(each.route(), message.id()))
                    .forEach(each -> outbox.add(each.route(), message));
        });
        beat(facts);
        test(facts.now());
        sample(facts);
        tidy(facts.now());
    }

    /** Sends what is due along {@code route}. */
    public void deliver(String route) {
        dispatcher.run(route);
    }

    /** Puts a test message in line for {@code route}, and tries to send it. */
    public void test(String route, Actor actor) {
        if (settings.routes().stream().noneMatch(each -> each.name().equals(route))) {
            throw new BelayException(
                    ErrorCode.NOT_FOUND, "there is no route " + route, "the routes stand in belay.yml under notify");
        }
        new Audited(audit, actor, "alarm.test", route, "").run(() -> {
            Instant now = clock.instant();
            outbox.add(route, composer.test("test|" + route + "|" + now, route, actor, now));
        });
        deliver(route);
    }

    /** How each route does, in the order of the configuration. */
    public List<RouteHealth> health() {
        return routes().stream().map(outbox::health).toList();
    }

    /** Troubles that stand, the gravest first. */
    public List<Standing> standing() {
        return store.standing().stream()
                .sorted((one, other) -> other.trouble()
                        .kind()
                        .severity()
                        .compareTo(one.trouble().kind().severity()))
                .toList();
    }

    /** Troubles that are over, newest first. */
    public List<Standing> past(int limit) {
        return store.past(limit);
    }

    /** Messages, newest first. */
    public List<Delivery> deliveries(int limit) {
        return outbox.recent(limit);
    }

    private Changes changes(List<Standing> standing, Facts facts) {
        Set<String> keys = standing.stream().map(each -> each.trouble().key()).collect(Collectors.toSet());
        return Changes.between(standing, Troubles.of(facts, settings.overdue(), keys), facts);
    }

    private Decision decide(List<Standing> standing, Facts facts) {
        Changes changes = changes(standing, facts);
        List<Outgoing> messages = new ArrayList<>();
        changes.raised().forEach(each -> messages.addAll(tell(each, Phase.RAISED, facts)));
        changes.reminded().forEach(each -> messages.addAll(tell(each, Phase.REMINDED, facts)));
        changes.ended().forEach(each -> messages.addAll(tell(each, Phase.OVER, facts)));
        return new Decision(changes, messages);
    }

    /** A route is not asked to tell that it is broken. */
    private List<Outgoing> tell(Standing standing, Phase phase, Facts facts) {
        Trouble trouble = standing.trouble();
        boolean ofRoute = trouble.kind() == Trouble.Kind.ROUTE_BROKEN;
        return outgoing(composer.of(standing, phase, facts)).stream()
                .filter(each -> !ofRoute || !each.route().equals(trouble.about()))
                .toList();
    }

    private List<Outgoing> outgoing(Message message) {
        return settings.routes().stream()
                .filter(route -> route.takes(message.topic()))
                .map(route -> new Outgoing(route.name(), message))
                .toList();
    }

    /** Only a verified backup makes a sign of life, and only while no other database waits for one. */
    private void beat(Facts facts) {
        if (settings.heartbeat() == null || facts.unreadable() != null) {
            return;
        }
        Heartbeat.due(facts, settings.overdue())
                .map(backup -> composer.beat(backup, facts.now()))
                .filter(message -> !outbox.knows(HEARTBEAT, message.id()))
                .ifPresent(message -> outbox.add(HEARTBEAT, message));
    }

    private void sample(Facts facts) {
        Facts.Disk disk = facts.disk();
        if (disk == null) {
            return;
        }
        boolean fresh = !disk.samples().isEmpty()
                && !Troubles.overdue(disk.samples().getLast().at(), facts.now(), SAMPLED);
        if (!fresh) {
            store.sample(
                    new DiskSample(facts.now(), disk.free(), disk.used()),
                    facts.now().minus(SAMPLES));
        }
    }

    private void tidy(Instant now) {
        Instant last = tidied.get();
        if (last == null || Troubles.overdue(last, now, TIDIED)) {
            outbox.tidy(new HashSet<>(routes()), now, now.minus(KEPT));
            store.forget(now.minus(KEPT));
            tidied.set(now);
        }
    }

    private void test(Instant now) {
        if (!settings.weeklyTest()) {
            return;
        }
        Optional<String> week = weekly.due(now);
        for (Route route : settings.routes()) {
            week.map(key -> composer.test("test|" + route.name() + "|" + key, route.name(), null, now))
                    .filter(message -> !outbox.knows(route.name(), message.id()))
                    .ifPresent(message -> outbox.add(route.name(), message));
        }
    }
}
