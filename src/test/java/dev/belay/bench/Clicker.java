package dev.belay.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One person at the console, with cookies of their own. */
final class Clicker {
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final URI address;
    private final List<String> pages;
    private int next;

    /** @param next the page to begin with */
    Clicker(URI address, List<String> pages, int next) {
        this.address = address;
        this.pages = pages;
        this.next = next;
    }

    void signIn(String name, String password) {
        Matcher token = TOKEN.matcher(send(get("/sign-in"), 200).body());
        if (!token.find()) {
            throw new IllegalStateException("the sign-in page has no token");
        }
        String form =
                "csrf=" + encoded(token.group(1)) + "&next=&name=" + encoded(name) + "&password=" + encoded(password);
        send(
                HttpRequest.newBuilder(address.resolve("/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)),
                303);
    }

    /** Opens the next page and reads it to its end. */
    Duration click() {
        String page = pages.get(next++ % pages.size());
        long began = System.nanoTime();
        send(get(page), 200);
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).header("Accept", "text/html");
    }

    private HttpResponse<String> send(HttpRequest.Builder request, int expected) {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() != expected) {
                throw new IllegalStateException(response.uri() + " answers " + response.statusCode());
            }
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
