package dev.belay.drive;

import dev.belay.base.Secret;
import dev.belay.drive.TokenEndpoint.Reply;
import dev.belay.offsite.StoreException;
import dev.belay.offsite.StoreException.Kind;
import dev.belay.operation.CancelSignal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Tokens of a person who let Belay in. Not by Google's library, which leaves out what the answer says about the end of
 * the sign-in.
 */
final class UserTokens implements TokenSource {
    private static final Duration USUAL_LIFE = Duration.ofHours(1);

    private final TokenEndpoint endpoint;
    private final DriveCredentials.User user;
    private final Clock clock;

    UserTokens(TokenEndpoint endpoint, DriveCredentials.User user, Clock clock) {
        this.endpoint = endpoint;
        this.user = user;
        this.clock = clock;
    }

    @Override
    public AccessToken fetch(CancelSignal cancel) throws StoreException {
        Instant asked = clock.instant();
        Reply reply = endpoint.post(
                Map.of(
                        "grant_type", "refresh_token",
                        "client_id", user.clientId(),
                        "client_secret", user.clientSecret().reveal(),
                        "refresh_token", user.refreshToken().reveal()),
                cancel);
        Optional<String> token = reply.text("access_token");
        if (!reply.isSuccess() || token.isEmpty()) {
            throw refused(reply);
        }
        Instant end = reply.seconds("refresh_token_expires_in").map(asked::plus).orElse(user.ends());
        return new AccessToken(
                new Secret(token.get()), asked.plus(reply.seconds("expires_in").orElse(USUAL_LIFE)), end);
    }

    private static StoreException refused(Reply reply) {
        return switch (reply.error()) {
            case "invalid_grant" ->
                new StoreException(
                        Kind.REVOKED,
                        "the sign-in to Google Drive was taken back or has run out",
                        "connect the store again; a consent screen in testing mode lets people in for seven days only");
            case "invalid_client", "unauthorized_client" ->
                new StoreException(
                        Kind.REVOKED,
                        "Google does not know the client id, or its secret is another one by now",
                        "look at the client in Google's console, and connect the store again");
            default ->
                new StoreException(
                        Kind.BROKEN,
                        "Google gave no token for Drive and answered " + reply.status(),
                        "look at the credentials of the store");
        };
    }

    @Override
    public boolean isServiceAccount() {
        return false;
    }
}
