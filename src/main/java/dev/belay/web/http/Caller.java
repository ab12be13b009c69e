package dev.belay.web.http;

import dev.belay.access.SignedIn;
import dev.belay.access.Token;
import dev.belay.base.Secret;

/** Who sends a request. */
public sealed interface Caller {
    /** Somebody who is not signed in and shows no token. */
    record Stranger() implements Caller {}

    /** A signed-in user; {@code cookie} is the session's id. */
    record Person(SignedIn signedIn, Secret cookie) implements Caller {}

    /** A program with a token. */
    record Machine(Token token) implements Caller {}
}
