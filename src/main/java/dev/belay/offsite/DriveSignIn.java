package dev.belay.offsite;

import dev.belay.base.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a person lets Belay into a Google Drive of their own, with the client id of the team: nothing passes through
 * anybody else's site. What comes out is the credentials of an {@link OffsiteSettings.Drive}. Every method that asks
 * Google throws {@link StoreException}.
 */
public interface DriveSignIn {

    /** What the team made in Google's console. */
    record Client(String id, Secret secret) {}

    /**
     * A consent that was begun.
     *
     * @param page for the person's browser
     * @param redirect where the browser ends: the console's address, or a loopback address that nothing listens on,
     *     which is then pasted back
     * @param state comes back with the answer, and only then is the answer ours
     * @param verifier proves that whoever exchanges the code is whoever began
     */
    record Consent(URI page, URI redirect, Secret state, Secret verifier) {}

    /**
     * A consent on another device that was begun.
     *
     * @param page for any browser anywhere
     * @param userCode to be typed there
     * @param code to ask with
     * @param interval to wait between two questions
     */
    record Device(URI page, String userCode, Secret code, Duration interval, Instant expires) {}

    Consent begin(Client client, URI redirect);

    /**
     * Exchanges the answer for credentials.
     *
     * @param answer the whole address on which the browser ended
     * @return the JSON of an {@code authorized_user}
     */
    Secret finish(Client client, Consent consent, URI answer) throws StoreException;

    Device beginOnDevice(Client client) throws StoreException;

    /**
     * Asks once whether the person has agreed.
     *
     * @return the JSON of an {@code authorized_user}; empty as long as nothing was decided
     */
    Optional<Secret> finishOnDevice(Client client, Device device) throws StoreException;
}
