package dev.belay.config;

import dev.belay.base.Durations;
import dev.belay.vault.RetentionSettings;
import dev.belay.vault.RetentionSettings.Keep;
import dev.belay.vault.RetentionSettings.Slots;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/** Reads a section {@code retention}: which backups are kept, or which of the copies in a store. */
final class RetentionReader {
    static final String SECTION = "retention";

    static final String REASONS = "reasons";
    static final String REQUIRE_OFFSITE = "require_offsite";
    private static final int MOST = 100_000;
    private static final Kind<Keep> KEEP =
            new Kind<>("write a duration such as 14d, or forever", RetentionReader::keep, Keep::shown);

    private final Lookup lookup;

    /** @param lookup of the part of the document in which the section stands */
    RetentionReader(Lookup lookup) {
        this.lookup = lookup;
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
        boolean offsite = lookup.read(key(REQUIRE_OFFSITE), Kind.YES_OR_NO, false);
        Duration doubtful = lookup.read(key("doubtful"), Kind.PERIOD, RetentionSettings.DOUBTFUL);
        return new RetentionSettings(slots, reasons, floor, offsite, doubtful, zone);
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
