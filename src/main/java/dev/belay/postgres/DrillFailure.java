package dev.belay.postgres;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Tells what speaks against a backup from what speaks against the place where it was tried. */
final class DrillFailure {
    /** Connection lost, resources, intervention, system, features and files that are missing, a bug of the server. */
    private static final Set<String> OF_THE_PLACE = Set.of("08", "0A", "53", "57", "58", "XX");

    private static final String RIGHTS = "42501";

    private DrillFailure() {}

    /** Runs {@code act}; its failure gets the code {@link ErrorCode#DATABASE} when the place is to blame. */
    static <T> T sorted(Supplier<T> act) {
        try {
            return act.get();
        } catch (BelayException e) {
            String state = state(e).orElse("");
            if (state.equals(RIGHTS)) {
                throw new BelayException(
                        ErrorCode.DATABASE,
                        "the backup holds what an ordinary role may not make: " + e.sentence(),
                        "if everybody who may create something in the database is trusted, set drill.superuser: true in"
                                + " belay.yml",
                        e);
            }
            if (state.length() == 5 && OF_THE_PLACE.contains(state.substring(0, 2))) {
                throw new BelayException(ErrorCode.DATABASE, e.sentence(), e.hint(), e);
            }
            throw e;
        }
    }

    private static Optional<String> state(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof SQLException sql) {
                return Optional.ofNullable(sql.getSQLState());
            }
        }
        return Optional.empty();
    }
}
