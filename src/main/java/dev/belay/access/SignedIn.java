package dev.belay.access;

/**
 * Who is behind a request.
 *
 * @param user with the role of this very moment
 */
public record SignedIn(User user, Session session) {}
