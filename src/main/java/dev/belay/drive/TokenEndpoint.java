package dev.belay.drive;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.belay.offsite.StoreException;
import dev.belay.operation.CancelSignal;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One of the addresses at which Google gives out codes and tokens. */
final class TokenEndpoint {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CLOCKS_APART = Duration.ofMinutes(2);

    private final Wire wire;
    private final URI address;
    private final Clock clock;

    TokenEndpoint(Wire wire, URI address, Clock clock) {
        this.wire = wire;
        this.address = address;
        this.clock = clock;
    }

    /**
     * What it said.
     *
     * @param date by Google's clock; null when it did not say
     */
    record Reply(int status, JsonNode json, @Nullable Instant date) {
        boolean isSuccess() {
            return status == 200;
        }

        /** The word for what is wrong; empty when there is none. */
        String error() {
            return json.path("error").asText("");
        }

        Optional<String> text(String field) {
            return Optional.ofNullable(json.path(field).textValue()).filter(value -> !value.isEmpty());
        }

        Optional<Duration> seconds(String field) {
            return Optional.of(json.path(field))
                    .filter(JsonNode::canConvertToLong)
                    .map(JsonNode::asLong)
                    .filter(seconds -> seconds > 0)
                    .map(Duration::ofSeconds);
        }
    }

    /**
     * Asks once.
     *
     * @throws StoreException {@link StoreException.Kind#TRANSIENT} when there was no answer, or one that may be another
     *     the next time
     */
    Reply post(Map<String, String> form, CancelSignal cancel) throws StoreException {
        String body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        HttpResponse<byte[]> answer = wire.send(
                Wire.request(address)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                Wire.bytes(),
                cancel);
        if (answer.statusCode() >= 500 || answer.statusCode() == 429) {
            throw StoreException.passing(
                    "Google gives out no tokens for now: it answered " + answer.statusCode(),
                    Refusal.pause(answer.headers().firstValue("Retry-After").orElse(null), clock),
                    null);
        }
        return new Reply(answer.statusCode(), json(answer.body()), date(answer));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static JsonNode json(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            return MissingNode.getInstance(); // has none of the fields that are asked for
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory cannot be read", e);
        }
    }

    private static @Nullable Instant date(HttpResponse<?> answer) {
        return answer.headers().firstValue("Date").flatMap(Refusal::moment).orElse(null);
    }

    /** A sentence about this machine's clock, which Google refuses when it is wrong; empty when it is right. */
    static Optional<String> clockTrouble(@Nullable Instant date, Clock clock) {
        if (date == null) {
            return Optional.empty();
        }
        Duration ahead = Duration.between(date, clock.instant());
        return ahead.abs().compareTo(CLOCKS_APART) < 0
                ? Optional.empty()
                : Optional.of("this machine's clock is " + ahead.abs().toSeconds() + " seconds "
                        + (ahead.isNegative() ? "behind" : "ahead of") + " Google's");
    }
}
