package dev.belay.dump;

import dev.belay.dump.StatementKind.Copy;
import dev.belay.dump.StatementKind.Ordinary;
import dev.belay.dump.StatementKind.OutOfPlace;
import dev.belay.dump.StatementKind.WholeDatabase;
import java.util.Optional;

/** What Belay does not execute, though a dump says it. */
public final class DumpPolicy {
    private static final String DEFAULT_SCHEMA = "public";

    private DumpPolicy() {}

    /** Why {@code statement} must not be executed; goes behind its line's number. */
    public static Optional<String> refusal(Statement statement) {
        return statement.truncated()
                ? Optional.of("the statement is longer than the reader keeps")
                : refusal(StatementKind.of(statement.sql(), DEFAULT_SCHEMA));
    }

    /**
     * Whether {@code statement} is passed over and never executed: it makes, changes or drops a database as a whole,
     * under the name that it had when it was dumped.
     */
    public static boolean isSkipped(Statement statement) {
        return StatementKind.of(statement.sql(), DEFAULT_SCHEMA) instanceof WholeDatabase;
    }

    /** Why {@code command} must not be passed over as if it were not there; goes behind its line's number. */
    public static Optional<String> refusal(MetaCommand command) {
        return refusal(command, false);
    }

    /**
     * The same where {@code \connect} and {@code \encoding} may be passed over too.
     *
     * @param databaseCreated whether the dump has created the database that it connects to, as the header of {@code
     *     pg_dump --create} does
     */
    public static Optional<String> refusal(MetaCommand command, boolean databaseCreated) {
        boolean passed = PsqlCommands.isRestriction(command) || (databaseCreated && PsqlCommands.isOfHeader(command));
        return passed ? Optional.empty() : Optional.of("the psql command " + PsqlCommands.shown(command));
    }

    static Optional<String> refusal(StatementKind kind) {
        return switch (kind) {
            case Copy copy -> refusal(copy);
            case OutOfPlace outOfPlace ->
                "ALTER SYSTEM".equals(outOfPlace.what()) ? outOfPlace(outOfPlace.what()) : Optional.empty();
            case WholeDatabase ignored -> Optional.empty();
            case Ordinary ignored -> Optional.empty();
        };
    }

    /** What a person should know about a statement, executed or not. */
    static Optional<String> concern(StatementKind kind) {
        if (kind instanceof OutOfPlace outOfPlace) {
            return outOfPlace(outOfPlace.what());
        }
        return kind instanceof WholeDatabase whole && "DROP DATABASE".equals(whole.verb())
                ? outOfPlace(whole.verb())
                : refusal(kind);
    }

    private static Optional<String> outOfPlace(String what) {
        return Optional.of(what + ", with which a dump has no business");
    }

    private static Optional<String> refusal(Copy copy) {
        String direction = copy.from() ? "COPY … FROM " : "COPY … TO ";
        return switch (copy.place()) {
            case CLIENT -> copy.from() ? Optional.empty() : outOfPlace(direction + "stdout");
            case SERVER_FILE -> outOfPlace(direction + "a file of the server");
            case SERVER_PROGRAM -> outOfPlace(direction + "PROGRAM");
        };
    }
}
