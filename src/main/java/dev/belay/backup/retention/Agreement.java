package dev.belay.backup.retention;

import dev.belay.base.Actor;
import java.time.Instant;

/**
 * That a person agreed to a policy for one database, after having seen what it removes.
 *
 * @param policy in words that are the same for the same policy
 */
public record Agreement(String database, String policy, Instant at, Actor actor) {}
