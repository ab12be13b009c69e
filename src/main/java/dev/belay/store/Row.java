package dev.belay.store;

import dev.belay.base.Actor;
import dev.belay.base.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One row of an answer, as the values that {@link Sql} writes. */
record Row(ResultSet set) {

    String text(String column) throws SQLException {
        return Objects.requireNonNull(set.getString(column), column);
    }

    @Nullable String textOrNull(String column) throws SQLException {
        return set.getString(column);
    }

    long number(String column) throws SQLException {
        return set.getLong(column);
    }

    @Nullable Long numberOrNull(String column) throws SQLException {
        long number = set.getLong(column);
        return set.wasNull() ? null : number;
    }

    int count(String column) throws SQLException {
        return Math.toIntExact(set.getLong(column));
    }

    boolean flag(String column) throws SQLException {
        return set.getInt(column) != 0;
    }

    Instant moment(String column) throws SQLException {
        return Instant.parse(text(column));
    }

    @Nullable Instant momentOrNull(String column) throws SQLException {
        String text = textOrNull(column);
        return text == null ? null : Instant.parse(text);
    }

    Sha256 digest(String column) throws SQLException {
        return new Sha256(text(column));
    }

    <E extends Enum<E>> E word(String column, Class<E> type) throws SQLException {
        return Enum.valueOf(type, text(column));
    }

    Actor actor() throws SQLException {
        return new Actor(text("actor"), word("channel", Actor.Channel.class));
    }

    /** Makes a value of one row. */
    @FunctionalInterface
    interface Reader<T> {
        T read(Row row) throws SQLException;
    }
}
