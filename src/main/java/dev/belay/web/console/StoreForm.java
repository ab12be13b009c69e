package dev.belay.web.console;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Secret;
import dev.belay.offsite.OffsiteSettings.Bandwidth;
import dev.belay.offsite.OffsiteSettings.Store;
import dev.belay.vault.RetentionSettings;
import dev.belay.vault.RetentionSettings.Slots;
import dev.belay.web.http.Exchange;
import dev.belay.web.page.ConnectPage.Form;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A store as a form describes it.
 *
 * @param values by the names of the fields, none of them a secret
 * @param databases whose backups go there; none for all
 * @param change the store that is changed; empty for a new one
 */
record StoreForm(TargetForm target, Map<String, String> values, Set<String> databases, String change) {
    private static final int LIMITS = 3;
    private static final BigDecimal MEGABYTE = BigDecimal.valueOf(1_000_000);
    private static final List<String> SLOTS = List.of("last", "daily", "weekly", "monthly", "yearly");
    private static final String NO = "no";

    /** What was typed; a secret that was left empty is the one of {@code known}, if it has it. */
    static StoreForm of(Exchange exchange, Map<String, Secret> known) {
        Map<String, String> where = new LinkedHashMap<>();
        TargetForm.VALUES.forEach(name -> where.put(name, exchange.field(name).strip()));
        Map<String, Secret> secrets = new LinkedHashMap<>(known);
        TargetForm.SECRETS.stream()
                .filter(name -> !exchange.field(name).isBlank())
                .forEach(name ->
                        secrets.put(name, new Secret(exchange.field(name).strip())));
        Map<String, String> values = new LinkedHashMap<>(where);
        Stream.concat(SLOTS.stream(), Stream.of("name"))
                .forEach(name -> values.put(name, exchange.field(name).strip()));
        for (int number = 1; number <= LIMITS; number++) {
            for (String part : List.of("from", "to", "rate")) {
                values.put(part + number, exchange.field(part + number).strip());
            }
        }
        values.put("encrypt", exchange.field("encrypt").isEmpty() ? NO : "yes");
        return new StoreForm(
                new TargetForm(exchange.field("kind"), where, secrets),
                values,
                new LinkedHashSet<>(exchange.fields("database")),
                exchange.field("change"));
    }

    /** What a form would have said of {@code store}. */
    static StoreForm of(Store store) {
        TargetForm target = TargetForm.of(store.target());
        Map<String, String> values = new LinkedHashMap<>(target.values());
        values.put("name", store.name());
        values.put("encrypt", store.encrypt() ? "yes" : NO);
        for (int number = 1; number <= Math.min(LIMITS, store.bandwidth().size()); number++) {
            Bandwidth limit = store.bandwidth().get(number - 1);
            values.put("from" + number, limit.from().toString());
            values.put("to" + number, limit.to().toString());
            values.put(
                    "rate" + number,
                    BigDecimal.valueOf(limit.bytesPerSecond())
                            .divide(MEGABYTE)
                            .stripTrailingZeros()
                            .toPlainString());
        }
        RetentionSettings retention = store.retention();
        if (retention != null) {
            Slots slots = retention.slots();
            List<Integer> numbers =
                    List.of(slots.last(), slots.daily(), slots.weekly(), slots.monthly(), slots.yearly());
            for (int i = 0; i < SLOTS.size(); i++) {
                values.put(
                        SLOTS.get(i), numbers.get(i) == 0 ? "" : numbers.get(i).toString());
            }
        }
        return new StoreForm(target, values, new LinkedHashSet<>(store.databases()), store.name());
    }

    /** For the page; {@code draft} is where it is kept meanwhile, or empty. */
    Form shown(String draft, boolean encrypts) {
        return new Form(target.kind(), values, databases, target.secrets().keySet(), draft, change, encrypts);
    }

    /** The store that is meant, in {@code zone}. */
    Store store(ZoneId zone) {
        String name = value("name");
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,39}")) {
            throw new BelayException(
                    ErrorCode.USAGE,
                    "a store cannot be called " + name,
                    "use letters, digits, - and _, at most 40 of them");
        }
        return new Store(
                name, target.target(), List.copyOf(databases), !value("encrypt").equals(NO), retention(zone), limits());
    }

    private List<Bandwidth> limits() {
        List<Bandwidth> limits = new ArrayList<>();
        for (int number = 1; number <= LIMITS; number++) {
            String rate = value("rate" + number);
            if (!rate.isEmpty()) {
                limits.add(new Bandwidth(time(value("from" + number)), time(value("to" + number)), bytes(rate)));
            }
        }
        return limits;
    }

    private static LocalTime time(String typed) {
        try {
            return LocalTime.parse(typed);
        } catch (DateTimeException e) {
            throw new BelayException(
                    ErrorCode.USAGE, "a limit does not say from when to when it holds", "write both times", e);
        }
    }

    private static long bytes(String typed) {
        if (!typed.matches("\\d{1,5}([.]\\d{1,3})?")) {
            throw new BelayException(
                    ErrorCode.USAGE, typed + " is no rate in MB a second", "write a number such as 2 or 0.5");
        }
        return new BigDecimal(typed).multiply(MEGABYTE).longValueExact();
    }

    private @Nullable RetentionSettings retention(ZoneId zone) {
        if (SLOTS.stream().allMatch(slot -> value(slot).isEmpty())) {
            return null;
        }
        List<Integer> slots = SLOTS.stream()
                .map(slot -> value(slot).isEmpty() ? 0 : TargetForm.number(value(slot)))
                .toList();
        return new RetentionSettings(
                new Slots(slots.get(0), null, slots.get(1), slots.get(2), slots.get(3), slots.get(4)),
                Map.of(),
                RetentionSettings.FLOOR,
                false,
                RetentionSettings.DOUBTFUL,
                zone);
    }

    private String value(String name) {
        return values.getOrDefault(name, "");
    }
}
