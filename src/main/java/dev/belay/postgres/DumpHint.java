package dev.belay.postgres;

import java.util.List;

/** What to do about a dump that failed, by what pg_dump said. */
final class DumpHint {
    private static final List<Known> KNOWN = List.of(
            new Known(
                    "LOCK TABLE",
                    "somebody holds a lock on a table, such as a migration at work: try again when it is done"),
            new Known("server version mismatch", "install a pg_dump of the server's version or newer"),
            new Known("remaining connection slots", "close connections, or raise max_connections"),
            new Known("too many connections", "close connections, or raise the limit of the role or the database"),
            new Known("server closed the connection", "the server ended the dump: read its log, then try again"),
            new Known("terminating connection", "somebody ended the dump's session at the server: try again"));

    private DumpHint() {}

    static String of(String errors, DatabaseAddress address) {
        return KNOWN.stream()
                .filter(known -> errors.contains(known.words()))
                .map(Known::hint)
                .findFirst()
                .orElse("read the log of the server " + address.server());
    }

    /** Whether pg_dump complained that the role lacks a right. */
    static boolean isAboutRights(String errors) {
        return errors.contains("permission denied") || errors.contains("row-level security");
    }

    private record Known(String words, String hint) {}
}
