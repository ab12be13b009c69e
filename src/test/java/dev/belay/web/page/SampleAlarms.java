package dev.belay.web.page;

import dev.belay.access.Role;
import dev.belay.backup.calendar.CalendarBook.Ahead;
import dev.belay.base.Secret;
import dev.belay.notify.Delivery;
import dev.belay.notify.Facts.RouteHealth;
import dev.belay.notify.Message;
import dev.belay.notify.NotifySettings;
import dev.belay.notify.NotifySettings.Route;
import dev.belay.notify.NotifySettings.Topic;
import dev.belay.notify.Severity;
import dev.belay.notify.Standing;
import dev.belay.notify.Trouble;
import dev.belay.notify.Trouble.Kind;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Troubles, routes and messages to look at. */
final class SampleAlarms {
    private static final Instant DAY_AGO = Samples.NOW.minus(Duration.ofHours(31));
    private static final Secret SECRET = new Secret("https://chat.example.com/c4nary");

    private SampleAlarms() {}

    /** Pages with alarms in them, by name. */
    static Map<String, View> views(Pages pages, Locale locale) {
        Shell shell = Samples.shell(locale, "/alarms");
        OverviewPage.Known known = new OverviewPage.Known(
                SampleBackups.weeks(), List.of(), standing(), Elsewhere.NONE, NotifySettings.OVERDUE, Ahead.NOTHING);
        return Map.of(
                "overview-alarms", pages.overview().view(Samples.shell(locale, "/"), known),
                "alarms", pages.alarms().view(shell, busy(), null),
                "alarms-viewer", pages.alarms().view(Samples.as(Role.VIEWER, shell), busy(), Samples.REFUSED),
                "alarms-silent", pages.alarms().view(shell, silent(), null),
                "alarms-quiet", pages.alarms().view(shell, quiet(), null),
                "names-alarms", pages.alarms().view(Hostile.shell(locale, "/alarms"), hostile(), null));
    }

    /** One of each kind. */
    static List<Standing> standing() {
        return Arrays.stream(Kind.values())
                .map(kind -> standing(trouble(kind, "ledger", text(kind)), null))
                .toList();
    }

    static AlarmsPage.Known busy() {
        return new AlarmsPage.Known(
                new NotifySettings(
                        Duration.ofHours(26),
                        SECRET,
                        true,
                        List.of(
                                route(
                                        "email",
                                        new NotifySettings.Email(
                                                List.of("ops@ledger.kr", "minji@ledger.kr"), null, SECRET)),
                                route("discord", new NotifySettings.Discord(SECRET)),
                                route("slack", new NotifySettings.Slack(SECRET)),
                                new Route(
                                        "treasurer",
                                        new NotifySettings.Telegram(SECRET, "@books", URI.create("https://x.y")),
                                        Set.of(Topic.OVERDUE, Topic.CLOSE)),
                                route("webhook", new NotifySettings.Webhook(SECRET, SECRET)))),
                standing(),
                List.of(standing(trouble(Kind.OVERDUE, "ledger", "26h"), Samples.NOW.minus(Duration.ofDays(3)))),
                List.of(
                        new RouteHealth("email", 0, null, "", Samples.NOW.minus(Duration.ofHours(2))),
                        new RouteHealth(
                                "discord",
                                4,
                                DAY_AGO,
                                "the server refused the message with status 404",
                                Samples.NOW.minus(Duration.ofDays(9))),
                        RouteHealth.untried("slack"),
                        RouteHealth.untried("treasurer"),
                        new RouteHealth("webhook", 0, null, "", Samples.NOW.minus(Duration.ofMinutes(2))),
                        new RouteHealth("heartbeat", 0, null, "", Samples.NOW.minus(Duration.ofHours(31)))),
                List.of(
                        delivery("email", Topic.OVERDUE, Samples.NOW, null, ""),
                        delivery(
                                "discord", Topic.OVERDUE, null, null, "the server refused the message with status 404"),
                        delivery("discord", Topic.FAILED, null, Samples.NOW, "no answer within 20 seconds"),
                        delivery("heartbeat", Topic.HEARTBEAT, DAY_AGO, null, "")));
    }

    /** Nobody is told, and something is wrong. */
    static AlarmsPage.Known silent() {
        return new AlarmsPage.Known(NotifySettings.silent(), standing().subList(1, 2), List.of(), List.of(), List.of());
    }

    /** Nothing is wrong. */
    static AlarmsPage.Known quiet() {
        return new AlarmsPage.Known(
                busy().settings(), List.of(), List.of(), busy().health().subList(0, 1), List.of());
    }

    /** Names and words that strangers chose. */
    static AlarmsPage.Known hostile() {
        List<Standing> all = Stream.of(Kind.OVERDUE, Kind.FAILED, Kind.DAMAGED, Kind.ROUTE_BROKEN)
                .map(kind -> new Trouble(
                        kind, Hostile.SCRIPT, Hostile.SCRIPT, DAY_AGO, null, Hostile.SCRIPT, Hostile.SCRIPT))
                .map(trouble -> standing(trouble, null))
                .toList();
        return new AlarmsPage.Known(
                busy().settings(),
                all,
                all.stream().map(each -> standing(each.trouble(), Samples.NOW)).toList(),
                List.of(new RouteHealth("email", 3, DAY_AGO, Hostile.SCRIPT, null)),
                List.of(delivery("email", Topic.FAILED, null, null, Hostile.SCRIPT)));
    }

    private static Route route(String name, NotifySettings.Way way) {
        return new Route(name, way, Set.copyOf(Topic.choices()));
    }

    private static String text(Kind kind) {
        return switch (kind) {
            case FAILED -> "the server db.example.org:5432 refused the connection";
            case DAMAGED -> "the file is not what was written";
            case DRILL_FAILED -> "public.income took in 413 rows, and the backup has 414";
            case SUSPICIOUS ->
                "the table public.income is empty (rows before: 4,000,000)\nthe SQL shrank (before: 1.0 GB, now: 212 MB)";
            case CHANGED -> "the table public.expense lost rows (before: 1,493,800, now: 900,000)";
            case DISK_FULL -> "1.2 GB / 3.4 GB";
            case DISK_FILLING -> "5";
            case CLOCK_JUMPED -> "−3h";
            case ROUTE_BROKEN -> "the server refused the message with status 404";
            case FOLDER -> "the folder /srv/backups cannot be read";
            case RETENTION_WAITS -> "12";
            case OVERDUE, DRILL_OVERDUE, CLOSE_MISSED, OFFSITE_BEHIND -> "26h";
            case OFFSITE_MISSING -> "ledger_20261119T020000+0900_schedule_7k3q9";
            case OFFSITE_DAMAGED -> "ledger_20261119T020000+0900_schedule_7k3q9: it has 12 bytes instead of 212000000";
            case OFFSITE_STOPPED -> "the store nas has no room left";
            case OFFSITE_UNSEEN -> "";
        };
    }

    private static Trouble trouble(Kind kind, String database, String text) {
        String about =
                switch (kind) {
                    case CLOSE_MISSED -> "2026-W46";
                    case ROUTE_BROKEN -> "discord";
                    case OFFSITE_BEHIND, OFFSITE_MISSING, OFFSITE_DAMAGED, OFFSITE_STOPPED, OFFSITE_UNSEEN -> "nas";
                    case DAMAGED, SUSPICIOUS, CHANGED, DRILL_FAILED -> "ledger_20261119T020000+0900_schedule_7k3q9";
                    case OVERDUE,
                            FAILED,
                            DRILL_OVERDUE,
                            FOLDER,
                            DISK_FULL,
                            DISK_FILLING,
                            CLOCK_JUMPED,
                            RETENTION_WAITS -> "";
                };
        return new Trouble(kind, database, about, DAY_AGO, DAY_AGO, text, "");
    }

    private static Standing standing(Trouble trouble, @Nullable Instant ended) {
        return new Standing(trouble, DAY_AGO, DAY_AGO, ended);
    }

    private static Delivery delivery(
            String route, Topic topic, @Nullable Instant delivered, @Nullable Instant given, String error) {
        Message message = new Message(
                "id",
                topic,
                Message.Phase.RAISED,
                Severity.CRITICAL,
                Samples.NOW.minus(Duration.ofMinutes(40)),
                new Message.Scene("books", "vm-1", "ledger", "db:5432"),
                "[books] ledger: no good backup since 19 Nov 2026, 02:00 Asia/Seoul",
                "text",
                DAY_AGO,
                null);
        return new Delivery(7, route, message, 3, Samples.NOW.plus(Duration.ofMinutes(10)), delivered, given, error);
    }
}
