package dev.belay.routes;

import dev.belay.notify.DeliveryResult;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Calls addresses that are secrets: follows no redirect, waits for none for long, and repeats none in a failure. */
final class HttpCalls {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(20);

    private @Nullable HttpClient client;

    /** Posts JSON. */
    DeliveryResult post(URI address, byte[] json, Map<String, String> headers) {
        HttpRequest.Builder request = request(address)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofByteArray(json));
        headers.forEach(request::header);
        return send(request);
    }

    DeliveryResult get(URI address) {
        return send(request(address).GET());
    }

    private static HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address).timeout(ANSWER).header("User-Agent", "belay");
    }

    private DeliveryResult send(HttpRequest.Builder request) {
        try {
            int status =
                    client().send(request.build(), BodyHandlers.discarding()).statusCode();
            return status / 100 == 2 ? new DeliveryResult.Delivered() : new DeliveryResult.Failed(why(status));
        } catch (IOException e) {
            return new DeliveryResult.Failed(why(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new DeliveryResult.Failed("the attempt was interrupted");
        }
    }

    private static String why(int status) {
        return switch (status / 100) {
            case 3 -> "the server answered " + status + ", a redirect, which is not followed";
            case 4 -> "the server refused the message with status " + status;
            default -> "the server answered with status " + status;
        };
    }

    /** By its kind alone: the words of such a failure may hold the address. */
    private static String why(IOException failure) {
        return switch (failure) {
            case HttpConnectTimeoutException _ -> "no connection within " + CONNECT.toSeconds() + " seconds";
            case HttpTimeoutException _ -> "no answer within " + ANSWER.toSeconds() + " seconds";
            case ConnectException e
            when e.getCause() instanceof UnresolvedAddressException
                    || (e.getCause() != null && e.getCause().getCause() instanceof UnresolvedAddressException) ->
                "the name of the server is unknown";
            case ConnectException _ -> "the server cannot be reached";
            case SSLException _ -> "the server's certificate is not to be trusted, or it does not speak TLS";
            default -> "the connection broke off";
        };
    }

    /** Made when it is first needed, since a console that tells nobody anything needs none. */
    private synchronized HttpClient client() {
        HttpClient known = client;
        if (known == null) {
            known = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
            client = known;
        }
        return known;
    }
}
