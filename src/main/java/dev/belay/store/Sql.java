package dev.belay.store;

import dev.belay.base.Sha256;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Statements inside one transaction of a {@link StateDatabase}. */
record Sql(Connection connection) {
    private static final DateTimeFormatter MOMENT =
            new DateTimeFormatterBuilder().appendInstant(9).toFormatter();

    /** Changes rows and returns how many. */
    int update(String statement, @Nullable Object... values) throws SQLException {
        try (PreparedStatement prepared = prepare(statement, values)) {
            return prepared.executeUpdate();
        }
    }

    <T> List<T> list(String query, Row.Reader<T> reader, @Nullable Object... values) throws SQLException {
        try (PreparedStatement prepared = prepare(query, values);
                ResultSet set = prepared.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (set.next()) {
                found.add(reader.read(new Row(set)));
            }
            return found;
        }
    }

    <T> Optional<T> first(String query, Row.Reader<T> reader, @Nullable Object... values) throws SQLException {
        return list(query, reader, values).stream().findFirst();
    }

    private PreparedStatement prepare(String statement, @Nullable Object... values) throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(statement);
        try {
            for (int i = 0; i < values.length; i++) {
                prepared.setObject(i + 1, stored(values[i]));
            }
            return prepared;
        } catch (SQLException e) {
            prepared.close();
            throw e;
        }
    }

    private static @Nullable Object stored(@Nullable Object value) {
        return switch (value) {
            case Instant moment -> MOMENT.format(moment);
            case Enum<?> word -> word.name();
            case Sha256 digest -> digest.hex();
            case Boolean flag -> flag ? 1 : 0;
            case null, default -> value;
        };
    }
}
