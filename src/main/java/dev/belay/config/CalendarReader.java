package dev.belay.config;

import dev.belay.backup.calendar.CalendarSettings;
import dev.belay.backup.calendar.CalendarSettings.CloseSettings;
import dev.belay.backup.calendar.CalendarSettings.NamedSettings;
import dev.belay.backup.calendar.CalendarSettings.ScheduleSettings;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads what is to happen by itself. */
final class CalendarReader {
    static final String SCHEDULES = "schedules";
    static final String CLOSES = "closes";

    private static final String TERM = "7y";

    private final Lookup lookup;
    private final List<String> databases;

    /** @param databases names of those that are guarded; the first is meant where none is named */
    CalendarReader(Lookup lookup, List<String> databases) {
        this.lookup = lookup;
        this.databases = databases;
    }

    CalendarSettings read(ZoneId zone) {
        return new CalendarSettings(
                all(SCHEDULES, this::schedule, each -> each.database() + " " + each.shown()),
                all(CLOSES, this::close, each -> each.database() + " " + each.period()),
                zone);
    }

    private <T> List<T> all(String section, Entry<T> entry, Function<T, String> name) {
        Map<String, T> all = new LinkedHashMap<>();
        for (Document item : lookup.document().items(section)) {
            Node node = item.node().orElseThrow();
            entry.read(item, node).ifPresent(read -> {
                if (all.put(name.apply(read), read) != null) {
                    lookup.problems()
                            .add(item.origin(node), "the same stands in '" + section + "' twice", "remove one");
                }
            });
        }
        return List.copyOf(all.values());
    }

    private Optional<ScheduleSettings> schedule(Document item, Node node) {
        Optional<String> database = database(item, node);
        Optional<String> cron = required(item, node, "cron", SCHEDULES);
        String drill = word(item, "drill", SCHEDULES, CalendarSettings.DRILLS, "");
        if (database.isEmpty() || cron.isEmpty()) {
            return Optional.empty();
        }
        return understood(
                        item, node, ScheduleSettings.HINT, () -> ScheduleSettings.of(database.get(), cron.get(), drill))
                .map(schedule -> {
                    String drills = drill.isEmpty() ? "" : ", drill " + drill;
                    lookup.note(SCHEDULES + "." + schedule.database(), schedule.shown() + drills, item.origin(node));
                    return schedule;
                });
    }

    private Optional<CloseSettings> close(Document item, Node node) {
        Optional<String> database = database(item, node);
        Optional<String> period = required(item, node, "period", CLOSES)
                .flatMap(_ -> lookup.value(item, "period"))
                .flatMap(value -> lookup.parse(CLOSES + ".period", Kind.oneOf(CalendarSettings.PERIODS), value));
        String at = text(item, "at").orElse(CloseSettings.DEFAULT_TIME);
        String keep = text(item, "keep").orElse(TERM);
        List<NamedSettings> named = item.items("periods").stream()
                .map(each -> new NamedSettings(
                        text(each, "name").orElse(""), text(each, "ends").orElse("")))
                .toList();
        if (database.isEmpty() || period.isEmpty()) {
            return Optional.empty();
        }
        Optional<CloseSettings> close = understood(
                item,
                node,
                CloseSettings.HINT,
                () -> CloseSettings.of(
                        database.get(), period.get(), text(item, "ends").orElse(null), at, keep, named));
        close.ifPresent(known -> lookup.note(
                CLOSES + "." + known.database(),
                known.period() + " at " + at + " of the day after, kept " + keep,
                item.origin(node)));
        return close;
    }

    private Optional<String> database(Document item, Node node) {
        Optional<Value> written = lookup.value(item, "database");
        if (written.isEmpty() && databases.size() != 1) {
            lookup.problems().add(item.origin(node), "it names no database", "add 'database:' to it");
            return Optional.empty();
        }
        String name = written.map(Value::text).orElseGet(databases::getFirst);
        if (!databases.contains(name)) {
            lookup.problems()
                    .add(item.origin(node), "no database is called '" + name + "'", Spelling.hint(name, databases));
        }
        return Optional.of(name);
    }

    private Optional<String> required(Document item, Node node, String key, String section) {
        Optional<String> text = text(item, key);
        if (text.isEmpty()) {
            lookup.problems()
                    .add(item.origin(node), "an entry of '" + section + "' has no " + key, "add '" + key + ":' to it");
        }
        return text;
    }

    private String word(Document item, String key, String section, List<String> words, String fallback) {
        return lookup.value(item, key)
                .flatMap(value -> lookup.parse(section + "." + key, Kind.oneOf(words), value))
                .orElse(fallback);
    }

    private Optional<String> text(Document item, String key) {
        return lookup.value(item, key).map(Value::text).map(String::strip);
    }

    private <T> Optional<T> understood(Document item, Node node, String hint, Supplier<T> make) {
        try {
            return Optional.of(make.get());
        } catch (IllegalArgumentException e) {
            lookup.problems().add(item.origin(node), String.valueOf(e.getMessage()), hint);
            return Optional.empty();
        }
    }

    /** Makes one entry; empty when it cannot be understood, which was told then. */
    private interface Entry<T> {
        Optional<T> read(Document item, Node node);
    }
}
