package dev.belay.web.console;

import dev.belay.backup.calendar.CalendarChange;
import dev.belay.backup.calendar.CalendarSettings;
import dev.belay.backup.calendar.CalendarSettings.CloseSettings;
import dev.belay.backup.calendar.CalendarSettings.NamedSettings;
import dev.belay.backup.calendar.CalendarSettings.ScheduleSettings;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.web.http.Exchange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change of the calendar as a form sends it.
 *
 * @param fields as they were filled in, by their names
 */
record CalendarForm(Map<String, String> fields) {
    private static final List<String> NAMES =
            List.of("kind", "act", "number", "cron", "drill", "period", "ends", "at", "keep", "named");

    static CalendarForm of(Exchange exchange) {
        Map<String, String> fields = new LinkedHashMap<>();
        NAMES.forEach(name -> fields.put(name, exchange.field(name).strip()));
        return new CalendarForm(fields);
    }

    /** What is asked for, of {@code database}. */
    CalendarChange change(String database, CalendarSettings now) {
        boolean remove = field("act").equals("remove");
        try {
            return switch (field("kind")) {
                case "schedule" -> {
                    int number = number(now.schedules().size(), remove);
                    yield new CalendarChange.OfSchedule(number, remove ? null : schedule(database));
                }
                case "close" -> {
                    int number = number(now.closes().size(), remove);
                    yield new CalendarChange.OfClose(number, remove ? null : close(database));
                }
                default -> throw new IllegalArgumentException("neither a schedule nor a close is to be changed");
            };
        } catch (IllegalArgumentException e) {
            throw new BelayException(
                    ErrorCode.USAGE,
                    String.valueOf(e.getMessage()),
                    field("kind").equals("close") ? CloseSettings.HINT : ScheduleSettings.HINT,
                    e);
        }
    }

    /** For the audit log. */
    String summary() {
        String what = field("kind").equals("close") ? field("period") + " " + field("at") : field("cron");
        String act = field("act").equals("remove") ? "remove" : field("number").isEmpty() ? "add" : "change";
        return String.join(" ", act, field("kind"), field("number"), what).strip();
    }

    private ScheduleSettings schedule(String database) {
        return ScheduleSettings.of(database, field("cron"), field("drill"));
    }

    private CloseSettings close(String database) {
        String period = field("period");
        @Nullable String ends = period.equals("week") ? field("ends") : null;
        boolean custom = period.equals(CloseSettings.CUSTOM);
        return CloseSettings.of(
                database,
                period,
                ends,
                field("at"),
                field("keep"),
                custom
                        ? field("named")
                                .lines()
                                .filter(line -> !line.isBlank())
                                .map(CalendarForm::named)
                                .toList()
                        : List.of());
    }

    private static NamedSettings named(String line) {
        List<String> words = List.of(line.strip().split("\\s+", -1));
        if (words.size() != 2) {
            throw new IllegalArgumentException("a period is a name and its last day, such as H1 2026-06-27");
        }
        return new NamedSettings(words.getFirst(), words.getLast());
    }

    private int number(int entries, boolean remove) {
        String text = field("number");
        if (text.isEmpty() && !remove) {
            return CalendarChange.NEW;
        }
        if (!text.matches("\\d{1,4}") || Integer.parseInt(text) >= entries) {
            throw new IllegalArgumentException("there is no such entry any more");
        }
        return Integer.parseInt(text);
    }

    private String field(String name) {
        return fields.getOrDefault(name, "");
    }
}
