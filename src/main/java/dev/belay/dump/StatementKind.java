package dev.belay.dump;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a statement of a dump is for, as far as reading or executing a dump depends on it. */
public sealed interface StatementKind {
    /** Whence a COPY takes rows, or where it puts them. */
    enum CopyPlace {
        /** The stream of the client: the rows stand in the dump. */
        CLIENT,
        /** A file of the database server. */
        SERVER_FILE,
        /** A program that runs on the database server. */
        SERVER_PROGRAM
    }

    /** What a dump is made of: nothing speaks against executing it. */
    sealed interface Ordinary extends StatementKind {}

    /**
     * A new table.
     *
     * @param columns empty when the statement makes none itself
     * @param partitioned whether its rows live in other tables
     * @param filled whether it gets rows from a query at once
     */
    record CreateTable(TableName table, List<String> columns, boolean partitioned, boolean filled)
            implements Ordinary {}

    /** A sequence, by itself or of an identity column. */
    record CreateSequence(TableName name) implements Ordinary {}

    record SetSequence(SequenceValue value) implements Ordinary {}

    record CreateExtension(ExtensionName extension) implements Ordinary {}

    /**
     * A new schema.
     *
     * @param owner when the statement names one
     */
    record CreateSchema(String name, @Nullable String owner) implements Ordinary {}

    /**
     * A COPY, in either direction.
     *
     * @param table null when a query is copied
     * @param from whether rows go into the table
     * @param uncountable why its lines cannot be counted as rows, if so
     */
    record Copy(
            @Nullable TableName table,
            List<String> columns,
            boolean from,
            CopyPlace place,
            @Nullable String uncountable)
            implements StatementKind {}

    record Insert(TableName table, List<String> columns) implements Ordinary {}

    /** An UPDATE, DELETE or the like, which makes counts of inserted rows wrong. */
    record ChangeRows(TableName table, String verb) implements Ordinary {}

    /** A SET, or its like by function. */
    record Setting(String name, List<String> values) implements Ordinary {}

    /**
     * Makes or fills a large object.
     *
     * @param creates false when it opens an existing one to fill it
     */
    record LargeObject(boolean creates) implements Ordinary {}

    /** Names owners or grantees. */
    record NamesRoles(List<String> roles) implements Ordinary {}

    /**
     * Makes, changes or removes a whole database, as the header of {@code pg_dump --create} does.
     *
     * @param verb in upper case
     */
    record WholeDatabase(String verb) implements StatementKind {}

    /**
     * What a dump has no business to contain.
     *
     * @param what its first words in upper case
     */
    record OutOfPlace(String what) implements StatementKind {}

    /** Everything else. */
    record Other() implements Ordinary {}

    /**
     * Tells what {@code sql} is by its beginning.
     *
     * @param defaultSchema for names without one
     */
    static StatementKind of(String sql, String defaultSchema) {
        return new StatementParser(new SqlTokens(sql), defaultSchema).parse();
    }
}
