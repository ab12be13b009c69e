package dev.belay;

import dev.belay.backup.removal.RemovalService;
import dev.belay.drive.GoogleSignIn;
import dev.belay.restore.Targets;
import java.net.URI;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What tests put in the place of the world.
 *
 * @param wrap may stand between a restore and the servers
 * @param grace how long a deletion by hand can be taken back
 * @param google where Google is
 */
record Edges(UnaryOperator<Targets> wrap, Duration grace, Google google) {
    /** The world as it is. */
    static Edges real() {
        return new Edges(targets -> targets, RemovalService.GRACE, Google.itself());
    }

    /**
     * Where people agree, and where drives are that name no place of their own.
     *
     * @param drive null for Google's own
     */
    record Google(GoogleSignIn.Endpoints consent, @Nullable URI drive) {
        static Google itself() {
            return new Google(GoogleSignIn.Endpoints.google(), null);
        }
    }

    Edges with(Duration otherGrace) {
        return new Edges(wrap, otherGrace, google);
    }

    Edges with(UnaryOperator<Targets> between) {
        return new Edges(between, grace, google);
    }

    Edges with(Google other) {
        return new Edges(wrap, grace, other);
    }
}
