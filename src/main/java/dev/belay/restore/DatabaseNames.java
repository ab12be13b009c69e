package dev.belay.restore;

import dev.belay.operation.OperationId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Names of the databases beside the live one. The server cuts names after 63 bytes, so they are made to fit. */
public final class DatabaseNames {
    private static final int LIMIT = 63;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT);

    private DatabaseNames() {}

    /** Where a backup is loaded. */
    public static String scratch(String live, OperationId operation) {
        return fit(live, "_belay_" + operation);
    }

    /** What was live before a restore; the operation's id keeps two of the same second apart. */
    static String before(String live, Instant at, ZoneId zone, OperationId operation) {
        String id = operation.value();
        return fit(live, "_before_" + TIME.format(at.atZone(zone)) + "_" + id.substring(id.length() - 4));
    }

    private static String fit(String name, String tail) {
        String head = name;
        while ((head + tail).getBytes(StandardCharsets.UTF_8).length > LIMIT) {
            head = head.substring(0, head.offsetByCodePoints(head.length(), -1));
        }
        return head + tail;
    }
}
