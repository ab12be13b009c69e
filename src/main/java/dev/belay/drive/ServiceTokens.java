package dev.belay.drive;

import com.google.api.client.http.HttpResponseException;
import com.google.auth.oauth2.ServiceAccountCredentials;
import dev.belay.base.Secret;
import dev.belay.offsite.StoreException;
import dev.belay.offsite.StoreException.Kind;
import dev.belay.operation.CancelSignal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tokens of a service account, signed for by Google's library. */
final class ServiceTokens implements TokenSource {
    private final Wire wire;
    private final Secret json;
    private final Clock clock;

    ServiceTokens(Wire wire, Secret json, Clock clock) {
        this.wire = wire;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public AccessToken fetch(CancelSignal cancel) throws StoreException {
        ServiceAccountCredentials account = account(cancel);
        try {
            com.google.auth.oauth2.AccessToken token = account.refreshAccessToken();
            @Nullable Date expires = token.getExpirationTime();
            return new AccessToken(
                    new Secret(token.getTokenValue()), expires == null ? clock.instant() : expires.toInstant(), null);
        } catch (IOException e) {
            throw refused(e);
        }
    }

    private ServiceAccountCredentials account(CancelSignal cancel) throws StoreException {
        try {
            byte[] text = json.reveal().getBytes(StandardCharsets.UTF_8);
            return ServiceAccountCredentials.fromStream(
                            new ByteArrayInputStream(text), () -> new WireTransport(wire, cancel))
                    .toBuilder()
                    .setScopes(List.of(DriveCredentials.SCOPE))
                    .setDefaultRetriesEnabled(false)
                    .build();
        } catch (IOException | RuntimeException e) {
            throw DriveCredentials.unreadable("its key cannot be read");
        }
    }

    /** The library puts words of its own around what happened. */
    private StoreException refused(Throwable failure) {
        return switch (failure) {
            case StoreException ours -> ours;
            case HttpResponseException answer -> refused(answer);
            case Throwable other when other.getCause() != null -> refused(other.getCause());
            default -> StoreException.passing("what Google answered cannot be read", null, null);
        };
    }

    private StoreException refused(HttpResponseException answer) {
        if (answer.getStatusCode() >= 500 || answer.getStatusCode() == 429) {
            return StoreException.passing(
                    "Google gives out no tokens for now: it answered " + answer.getStatusCode(),
                    Refusal.pause(answer.getHeaders().getRetryAfter(), clock),
                    null);
        }
        return TokenEndpoint.clockTrouble(date(answer), clock)
                .map(trouble -> new StoreException(Kind.BROKEN, trouble, "set the clock of this machine"))
                .orElseGet(() -> new StoreException(
                        Kind.REVOKED,
                        "Google does not accept the key of the service account any more",
                        "make a new key in Google's console, and connect the store again"));
    }

    private static @Nullable Instant date(HttpResponseException answer) {
        String date = answer.getHeaders().getFirstHeaderStringValue("Date");
        return date == null ? null : Refusal.moment(date).orElse(null);
    }

    @Override
    public boolean isServiceAccount() {
        return true;
    }
}
