package dev.belay.web.http;

import java.util.List;

/**
 * The way by which a request came.
 *
 * @param address of the client, seen through trusted proxies
 * @param secure whether the browser speaks TLS, with us or with a proxy before us
 * @param origins under which the browser knows this console, such as {@code https://belay.example.org}; the public one
 *     last, if there is one
 */
public record Connection(String address, boolean secure, List<String> origins) {
    public Connection {
        origins = List.copyOf(origins);
    }

    /** The one to come back to; empty for a client that named no host. */
    String origin() {
        return origins.isEmpty() ? "" : origins.getLast();
    }
}
