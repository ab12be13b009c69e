package dev.belay.drive;

import dev.belay.offsite.StoreException;
import dev.belay.operation.CancelSignal;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The one way to Google's servers. Follows no redirect, since 308 means something else there, and repeats nothing. What
 * goes wrong is told by its kind alone: the words of such a failure may hold an address that is a secret.
 */
final class Wire implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMinutes(1);
    private static final int SHORT_BYTES = 64 * 1024;
    private static final int ANSWER_BYTES = 16 * 1024 * 1024;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Duration patience;

    /**
     * A way on which nobody has gone yet.
     *
     * @param patience how long it may take to send a part and get the answer, or for the next bytes of a file to come
     */
    Wire(Duration patience) {
        this.patience = patience;
    }

    Duration patience() {
        return patience;
    }

    /** What is long to send may take long. */
    private Duration patience(HttpRequest request) {
        long bytes = request.bodyPublisher().map(BodyPublisher::contentLength).orElse(0L);
        return bytes > SHORT_BYTES || patience.compareTo(SHORT) < 0 ? patience : SHORT;
    }

    /** A request for {@code address}. */
    static HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address).header("User-Agent", "belay");
    }

    /** Takes an answer whole, if it is as short as those of Google are. */
    static BodyHandler<byte[]> bytes() {
        return BodyHandlers.limiting(BodyHandlers.ofByteArray(), ANSWER_BYTES);
    }

    /** Waits for the answer, whatever it is. */
    <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> body, CancelSignal cancel) throws StoreException {
        CompletableFuture<HttpResponse<T>> answer = client.sendAsync(request, body);
        try (CancelSignal.Registration _ = cancel.onCancel(() -> answer.cancel(true))) {
            return answer.get(patience(request).toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (cancel.raised()) {
                throw cancelled();
            }
            throw StoreException.passing(why(e.getCause()), null, null);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw StoreException.passing(
                    "Google did not answer within " + patience(request).toSeconds() + " seconds", null, null);
        } catch (CancellationException e) {
            throw cancelled();
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw cancelled();
        }
    }

    private static StoreException cancelled() {
        return new StoreException(StoreException.Kind.CANCELLED, "the transfer was ended", "");
    }

    /** What {@code failure} means, without its own words. */
    static String why(@Nullable Throwable failure) {
        return switch (failure) {
            case HttpConnectTimeoutException _ -> "no connection to Google within " + CONNECT.toSeconds() + " seconds";
            case HttpTimeoutException _ -> "Google did not answer in time";
            case ConnectException e when isUnresolved(e) -> "the name of Google's server is unknown";
            case ConnectException _ -> "Google's server cannot be reached";
            case SSLException _ -> "the certificate of Google's server is not to be trusted, or it does not speak TLS";
            case null, default -> "the connection to Google broke off";
        };
    }

    private static boolean isUnresolved(@Nullable Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof UnresolvedAddressException) {
                return true;
            }
        }
        return false;
    }

    /** Ends what is under way. */
    @Override
    public void close() {
        client.shutdownNow();
    }
}
