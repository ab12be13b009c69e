package dev.belay.web.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belay.operation.Operation;
import dev.belay.web.http.EventStreams;
import dev.belay.web.http.EventStreams.Event;
import dev.belay.web.http.Exchange;
import java.io.IOException;

/** Jobs for programs: look at one, follow it, cancel it. */
public final class JobsApi {
    private final Jobs jobs;
    private final EventStreams streams;
    private final ObjectMapper mapper = Json.mapper();

    public JobsApi(Jobs jobs, EventStreams streams) {
        this.jobs = jobs;
        this.streams = streams;
    }

    /** Where it stands. */
    public void one(Exchange exchange) {
        exchange.json(jobs.json(find(exchange)));
    }

    /** Where it stands, again and again: {@code update} while it runs and one {@code end}. */
    public void events(Exchange exchange) throws IOException {
        streams.serve(exchange, () -> {
            Operation job = find(exchange);
            return new Event(job.running() ? "update" : "end", text(jobs.json(job)), !job.running());
        });
    }

    /** Cancels it; 202 when it will end, 200 when it was over or past the point of return. */
    public void cancel(Exchange exchange) {
        boolean won = jobs.cancel(find(exchange), exchange.actor());
        exchange.status(won ? 202 : 200);
        exchange.json(jobs.json(find(exchange)));
    }

    private Operation find(Exchange exchange) {
        return jobs.find(exchange.pathPart("id"));
    }

    private String text(JobJson job) {
        try {
            return mapper.writeValueAsString(job);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a job is always JSON", e);
        }
    }
}
