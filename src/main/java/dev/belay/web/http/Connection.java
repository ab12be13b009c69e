package dev.belay.web.http;

import java.util.Set;

/**
 * The way by which a request came.
 *
 * @param address of the client, seen through trusted proxies
 * @param secure whether the browser speaks TLS, with us or with a proxy before us
 * @param origins under which the browser knows this console, such as {@code https://belay.example.org}
 */
public record Connection(String address, boolean secure, Set<String> origins) {
    public Connection {
        origins = Set.copyOf(origins);
    }
}
