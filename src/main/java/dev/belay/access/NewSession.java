package dev.belay.access;

import dev.belay.base.Secret;

/**
 * A session with the id for its cookie.
 *
 * @param id kept nowhere but in the browser
 */
public record NewSession(Secret id, Session session) {}
