package dev.belay.web.api;

import dev.belay.web.http.Exchange;
import java.io.InputStream;
import java.util.Map;
import java.util.stream.Collectors;

/** What watches this process: alive, ready, measured; and the description of the API. */
public final class HealthApi {
    private final Readiness readiness;
    private final Metrics metrics;

    public HealthApi(Readiness readiness, Metrics metrics) {
        this.readiness = readiness;
        this.metrics = metrics;
    }

    /** This process answers. */
    public void alive(Exchange exchange) {
        exchange.text("text/plain; charset=utf-8", "ok\n");
    }

    /** What this process depends on answers too; 503 and the names of what does not. */
    public void ready(Exchange exchange) {
        Map<String, Boolean> answers = readiness.look();
        exchange.status(answers.containsValue(false) ? 503 : 200);
        exchange.json(answers.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, answer -> answer.getValue() ? "ok" : "no answer")));
    }

    /** In the format of Prometheus. */
    public void metrics(Exchange exchange) {
        exchange.text("text/plain; version=0.0.4; charset=utf-8", metrics.text());
    }

    /** The OpenAPI document. */
    public void openApi(Exchange exchange) {
        InputStream document = HealthApi.class.getResourceAsStream("/openapi.json");
        if (document == null) {
            throw new IllegalStateException("openapi.json is not packaged");
        }
        exchange.send("application/json", document);
    }
}
