package dev.belay.postgres;

/** The first words of a statement, by which a person knows it again. */
final class StatementHead {
    private static final int LIMIT = 80;

    private StatementHead() {}

    static String of(String sql) {
        String start = sql.substring(0, Math.min(4 * LIMIT, sql.length()));
        String line = start.strip().replaceAll("\\s+", " ");
        return line.length() <= LIMIT ? line : line.substring(0, LIMIT) + "…";
    }
}
