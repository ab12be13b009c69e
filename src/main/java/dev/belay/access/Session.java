package dev.belay.access;

import dev.belay.base.Secret;
import dev.belay.base.Sha256;
import java.time.Instant;

/**
 * A browser that somebody signed in with.
 *
 * @param id digest of the id in the cookie, which is kept nowhere
 * @param user the {@link User#key()}
 * @param address where the sign-in came from
 * @param csrf the token that every form of this session must carry
 * @param created when the password was given
 * @param seen the newest request, to the minute
 */
public record Session(Sha256 id, String user, String address, Secret csrf, Instant created, Instant seen) {}
