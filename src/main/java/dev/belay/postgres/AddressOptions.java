package dev.belay.postgres;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an address asks of the connection. An address is often shared with a program whose driver has options of its
 * own: those are passed over.
 */
final class AddressOptions {
    private static final String SSL_MODE = "sslmode";
    private static final List<String> SSL_MODES =
            List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");
    private static final List<String> FILES = List.of("sslrootcert", "sslcert", "sslkey");

    private AddressOptions() {}

    static Map<String, String> from(Map<String, String> query, boolean jdbc) {
        Map<String, String> options = new TreeMap<>();
        String mode = sslMode(query, jdbc);
        if (!mode.isEmpty()) {
            options.put(SSL_MODE, mode);
        }
        for (String file : FILES) {
            if (query.containsKey(file)) {
                options.put(file, query.get(file));
            }
        }
        return options;
    }

    private static String sslMode(Map<String, String> query, boolean jdbc) {
        String mode = query.getOrDefault(SSL_MODE, "");
        if (mode.isEmpty()) {
            mode = query.getOrDefault("ssl", "");
        }
        return switch (mode) {
            case "" -> "";
            case "true", "1" -> jdbc ? "verify-full" : "require";
            case "false", "0" -> "disable";
            case "no-verify" -> "require";
            default -> known(mode);
        };
    }

    private static String known(String mode) {
        if (SSL_MODES.contains(mode)) {
            return mode;
        }
        throw new BelayException(
                ErrorCode.USAGE,
                "the database address has an sslmode that does not exist",
                "sslmode is one of " + String.join(", ", SSL_MODES));
    }
}
