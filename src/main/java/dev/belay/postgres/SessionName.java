package dev.belay.postgres;

/** How Belay's sessions are called at the server. */
final class SessionName {
    static final String PREFIX = "belay:";
    private static final int LIMIT = 63;

    private SessionName() {}

    /** The server keeps 63 bytes of plain ASCII and changes the rest. */
    static String of(String job) {
        String name = PREFIX + job.replaceAll("[^ -~]", "?");
        return name.substring(0, Math.min(LIMIT, name.length()));
    }
}
