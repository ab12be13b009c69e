package dev.belay.drive;

import dev.belay.base.Secret;
import dev.belay.offsite.OffsiteSettings;
import dev.belay.offsite.StoreException;
import dev.belay.operation.CancelSignal;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What everybody who asks for something in one store shares: the way, the sign-in, the folders that were made. */
final class DriveAccess implements AutoCloseable {
    private static final URI GOOGLE = URI.create("https://www.googleapis.com/");

    private final OffsiteSettings.Drive settings;
    private final Wire wire;
    private final Clock clock;
    private final Map<String, String> made = new ConcurrentHashMap<>();
    private @Nullable Tokens tokens;

    DriveAccess(OffsiteSettings.Drive settings, Clock clock, Duration patience) {
        this.settings = settings;
        this.clock = clock;
        this.wire = new Wire(patience);
    }

    OffsiteSettings.Drive settings() {
        return settings;
    }

    Wire wire() {
        return wire;
    }

    Clock clock() {
        return clock;
    }

    /** The folders that this process made, by their paths: Drive's lists show them some seconds later. */
    Map<String, String> made() {
        return made;
    }

    /** Where everything begins; ends in a slash. */
    URI root() {
        URI root = settings.apiRoot() == null ? GOOGLE : settings.apiRoot();
        return root.toString().endsWith("/") ? root : URI.create(root + "/");
    }

    /** Read when they are first needed: a store with useless credentials can be shown, and be given others. */
    synchronized Tokens tokens() throws StoreException {
        Tokens known = tokens;
        if (known == null) {
            known = new Tokens(DriveCredentials.source(settings.credentials(), wire, clock), clock);
            tokens = known;
        }
        return known;
    }

    /** Asks once; when the token is refused, the next request gets another. */
    <T> HttpResponse<T> once(HttpRequest.Builder request, BodyHandler<T> body, CancelSignal cancel)
            throws StoreException {
        Secret token = tokens().get(cancel);
        request.setHeader("Authorization", "Bearer " + token.reveal());
        HttpResponse<T> answer = wire.send(request.build(), body, cancel);
        if (answer.statusCode() == 401) {
            tokens().refused(token);
        }
        return answer;
    }

    /** Asks, and a second time with another token when the first was refused. */
    <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> body, CancelSignal cancel)
            throws StoreException {
        HttpResponse<T> answer = once(request, body, cancel);
        return answer.statusCode() == 401 ? once(request, body, cancel) : answer;
    }

    /** What an answer of bytes says that is no success. */
    Refusal refusal(HttpResponse<byte[]> answer) {
        return Refusal.of(
                answer.statusCode(),
                answer.body(),
                answer.headers().firstValue("Retry-After").orElse(null),
                clock);
    }

    @Override
    public void close() {
        wire.close();
    }
}
