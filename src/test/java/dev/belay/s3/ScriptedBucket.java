package dev.belay.s3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.belay.base.Secret;
import dev.belay.offsite.OffsiteSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A bucket that answers as it was told to, for what a real one on this machine does not do. */
final class ScriptedBucket implements AutoCloseable {
    private final HttpServer server;
    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    /** What somebody asked for: {@code METHOD /path?query}, and the headers of it. */
    record Request(String line, Map<String, List<String>> headers) {
        String header(String name) {
            return String.join(",", headers.getOrDefault(name, List.of()));
        }
    }

    /** What is answered; each character of the body is a byte. */
    record Answer(int status, Map<String, String> headers, String body) {
        static Answer of(int status, String body) {
            return new Answer(status, Map.of(), body);
        }

        static Answer of(byte[] body) {
            return of(200, new String(body, StandardCharsets.ISO_8859_1));
        }

        static Answer error(int status, String code) {
            return of(status, "<Error><Code>" + code + "</Code><Message>canary " + code + "</Message></Error>");
        }

        Answer with(String header, String value) {
            Map<String, String> more = new HashMap<>(headers);
            more.put(header, value);
            return new Answer(status, more, body);
        }
    }

    private record Rule(Pattern line, Answer answer) {}

    ScriptedBucket() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /** Answers so to whatever fits {@code line}; of several the one that was told last. */
    ScriptedBucket on(String line, Answer answer) {
        rules.addFirst(new Rule(Pattern.compile(line), answer));
        return this;
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    OffsiteSettings.S3 settings(@Nullable Duration lock) {
        URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new OffsiteSettings.S3(
                endpoint, "auto", "belay", "", new Secret("canary-access"), new Secret("canary-secret"), lock);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            requests.add(new Request(line, Map.copyOf(exchange.getRequestHeaders())));
            Answer answer = rules.stream()
                    .filter(rule -> rule.line().matcher(line).find())
                    .findFirst()
                    .map(Rule::answer)
                    .orElse(Answer.error(404, "NoSuchKey"));
            send(exchange, answer);
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] body = answer.body().getBytes(StandardCharsets.ISO_8859_1);
        if (exchange.getRequestMethod().equals("HEAD") || body.length == 0) {
            exchange.sendResponseHeaders(answer.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
