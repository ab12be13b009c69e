package dev.belay.dump;

import java.util.Comparator;

/**
 * A table or sequence in its schema, as the server knows them: without quotes.
 *
 * @param schema never empty
 * @param name never empty
 */
public record TableName(String schema, String name) implements Comparable<TableName> {
    private static final Comparator<TableName> ORDER =
            Comparator.comparing(TableName::schema).thenComparing(TableName::name);

    public TableName {
        if (schema.isEmpty() || name.isEmpty()) {
            throw new IllegalArgumentException("a table has a schema and a name");
        }
    }

    /** For SQL: both parts quoted, whatever they hold. */
    public String quoted() {
        return quote(schema) + "." + quote(name);
    }

    private static String quote(String part) {
        return '"' + part.replace("\"", "\"\"") + '"';
    }

    @Override
    public int compareTo(TableName other) {
        return ORDER.compare(this, other);
    }

    /** For people: {@code public.income}. */
    @Override
    public String toString() {
        return schema + "." + name;
    }
}
