package dev.belay.backup;

/**
 * A database that Belay guards.
 *
 * @param name in Belay, {@code default} when it was named by the environment alone
 * @param databaseName on its server
 * @param address {@code host:port}, for people
 * @param environment such as {@code production}; empty when nobody said
 */
public record GuardedDatabase(String name, String databaseName, String address, String environment) {
    /** The name in Belay of a database that only {@code DATABASE_URL} or the set-up page names. */
    public static final String DEFAULT = "default";

    /** What people call it: its own name, unless somebody gave it another in Belay. */
    public String shownName() {
        return name.equals(DEFAULT) ? databaseName : name;
    }

    /** Whether the database's name must be typed before a restore. */
    public boolean production() {
        return "production".equalsIgnoreCase(environment);
    }
}
