package dev.belay.web.page;

import dev.belay.access.Role;
import dev.belay.base.Durations;
import dev.belay.notify.Delivery;
import dev.belay.notify.Facts.RouteHealth;
import dev.belay.notify.NotifySettings;
import dev.belay.notify.Severity;
import dev.belay.notify.Standing;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is wrong, and was anybody told? */
public final class AlarmsPage {
    private final Messages messages;

    public AlarmsPage(Messages messages) {
        this.messages = messages;
    }

    /** The page. */
    public View view(Shell shell, Known known, @Nullable Problem problem) {
        Words words = new Words(messages, shell.place());
        int wrong = known.standing().size();
        String overdue = Durations.show(known.settings().overdue());
        boolean silent = known.settings().routes().isEmpty();
        Model model = new Model(
                wrong == 0 ? "ok" : worst(known.standing()),
                wrong == 0 ? words.text("alarm.none") : words.text("alarm.some", wrong),
                words.text(silent ? "alarm.lede.silent" : "alarm.lede", overdue),
                Trouble.of(words, problem),
                AlarmLine.all(words, shell, known.standing()),
                RouteLine.all(
                        words, known.settings(), known.health(), shell.visitor().may(Role.OPERATOR)),
                silent,
                known.deliveries().stream()
                        .map(each -> DeliveryLine.of(words, each))
                        .toList(),
                AlarmLine.all(words, shell, known.past()));
        return new View(
                "alarms/page",
                Map.of(
                        "shell",
                        Surroundings.of(words, shell, Section.ALARMS, words.text("nav.ALARMS"), false),
                        "page",
                        model));
    }

    private static String worst(List<Standing> standing) {
        boolean critical =
                standing.stream().anyMatch(each -> each.trouble().kind().severity() == Severity.CRITICAL);
        return critical ? "bad" : "care";
    }

    /**
     * What the page tells.
     *
     * @param standing the gravest first
     * @param past newest first
     * @param deliveries newest first
     */
    public record Known(
            NotifySettings settings,
            List<Standing> standing,
            List<Standing> past,
            List<RouteHealth> health,
            List<Delivery> deliveries) {
        public Known {
            standing = List.copyOf(standing);
            past = List.copyOf(past);
            health = List.copyOf(health);
            deliveries = List.copyOf(deliveries);
        }
    }

    private record Model(
            String mark,
            String headline,
            String lede,
            @Nullable Trouble trouble,
            List<AlarmLine> alarms,
            List<RouteLine> routes,
            boolean silent,
            List<DeliveryLine> deliveries,
            List<AlarmLine> past) {}
}
