package dev.belay.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a browser does for the console: keeps its cookies, sends its forms with their tokens; follows no redirect. */
final class Browser {
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\"[^>]* value=\"([^\"]+)\"");

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final URI base;
    private final Map<String, String> cookies = new ConcurrentHashMap<>();

    Browser(URI base) {
        this.base = base;
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    /** Sends a form as a page of the console would. */
    HttpResponse<String> post(String path, Map<String, String> fields, String... headers) {
        Map<String, String> whole = new LinkedHashMap<>(fields);
        whole.put("csrf", token());
        return postBare(path, whole, headers);
    }

    /** Sends a form without a token of its own. */
    HttpResponse<String> postBare(String path, Map<String, String> fields, String... headers) {
        return send(form(path, fields, headers));
    }

    /** Sends a form whose answer is a file; the caller closes its body. */
    HttpResponse<InputStream> download(String path, Map<String, String> fields) {
        Map<String, String> whole = new LinkedHashMap<>(fields);
        whole.put("csrf", token());
        return stream(form(path, whole));
    }

    HttpResponse<String> signIn(String name, String password) {
        return post("/sign-in", Map.of("name", name, "password", password));
    }

    /** A request of a program; {@code body} null for none. */
    HttpResponse<String> send(String method, String path, String body, String... headers) {
        return send(request(path, headers).method(method, BodyPublishers.ofString(body)));
    }

    /** An answer that does not end by itself; the caller closes its body. */
    HttpResponse<InputStream> open(String path, String... headers) {
        return stream(request(path, headers).GET());
    }

    /** The token of the forms that this browser is shown. */
    String token() {
        HttpResponse<String> inside = get("/audit");
        String page =
                inside.statusCode() == 200 ? inside.body() : get("/sign-in").body();
        Matcher token = TOKEN.matcher(page);
        if (!token.find()) {
            throw new AssertionError("this page has no form with a token: " + page);
        }
        return token.group(1);
    }

    boolean signedIn() {
        return cookies.containsKey("belay");
    }

    Optional<String> cookie(String name) {
        return Optional.ofNullable(cookies.get(name));
    }

    void setCookie(String name, String value) {
        cookies.put(name, value);
    }

    private HttpRequest.Builder form(String path, Map<String, String> fields, String... headers) {
        String body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + '=' + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return request(path, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        if (!cookies.isEmpty()) {
            String all = cookies.entrySet().stream()
                    .map(cookie -> cookie.getKey() + '=' + cookie.getValue())
                    .collect(Collectors.joining("; "));
            request.header("Cookie", all);
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString());
    }

    private HttpResponse<InputStream> stream(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofInputStream());
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> handler) {
        try {
            HttpResponse<T> response = CLIENT.send(request.build(), handler);
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void keep(String setCookie) {
        HttpCookie cookie = HttpCookie.parse(setCookie).getFirst();
        if (cookie.getMaxAge() == 0) {
            cookies.remove(cookie.getName());
        } else {
            cookies.put(cookie.getName(), cookie.getValue());
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
