package dev.belay.access;

import dev.belay.base.Secret;

/**
 * A token that was just made.
 *
 * @param secret to be shown once: it is kept nowhere
 */
public record NewToken(Token token, Secret secret) {}
