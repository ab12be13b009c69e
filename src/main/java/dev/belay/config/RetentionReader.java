package dev.belay.config;

import dev.belay.base.Durations;
import dev.belay.vault.RetentionSettings;
import dev.belay.vault.RetentionSettings.Keep;
import dev.belay.vault.RetentionSettings.Slots;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the section {@code retention}: which backups are kept. */
final class RetentionReader {
    static final String SECTION = "retention";

    static final String REASONS = "reasons";
    private static final int MOST = 100_000;
    private static final Kind<Keep> KEEP =
            new Kind<>("write a duration such as 14d, or forever", RetentionReader::keep, Keep::shown);

    private final Lookup lookup;
    private final List<String> warnings;

    RetentionReader(Lookup lookup, List<String> warnings) {
        this.lookup = lookup;
        this.warnings = warnings;
    }

    RetentionSettings read(ZoneId zone) {
        Slots slots = new Slots(
                number("last"),
                lookup.find(key("age"), Kind.PERIOD).orElse(null),
                number("daily"),
                number("weekly"),
                number("monthly"),
                number("yearly"));
        Map<String, Keep> reasons = new HashMap<>();
        for (String reason : RetentionSettings.REASONS) {
            lookup.find(key(REASONS + "." + reason), KEEP).ifPresent(keep -> reasons.put(reason, keep));
        }
        int floor = lookup.read(key("floor"), Kind.number(1, MOST), RetentionSettings.FLOOR);
        boolean offsite = Boolean.parseBoolean(
                lookup.read(key("require_offsite"), Kind.oneOf(List.of("true", "false")), "false"));
        Duration doubtful = lookup.read(key("doubtful"), Kind.PERIOD, RetentionSettings.DOUBTFUL);
        RetentionSettings settings = new RetentionSettings(slots, reasons, floor, offsite, doubtful, zone);
        if (offsite && !settings.keepsAll()) {
            warnings.add(
                    "retention removes nothing: 'retention.require_offsite' is true, and this version has no stores"
                            + " to confirm a copy in");
        }
        return settings;
    }

    private int number(String name) {
        return lookup.read(key(name), Kind.number(0, MOST), 0);
    }

    private static Key key(String name) {
        return Key.line(SECTION + "." + name);
    }

    private static Keep keep(String text) {
        if (text.equals("forever")) {
            return Keep.FOREVER;
        }
        Duration younger = Durations.parse(text);
        if (!younger.isPositive()) {
            throw new IllegalArgumentException("not what is expected");
        }
        return new Keep(younger);
    }
}
