package dev.belay.web.http;

import java.io.IOException;

/** What a route does. */
@FunctionalInterface
public interface Action {

    /**
     * Serves one request.
     *
     * @throws dev.belay.base.BelayException when it cannot be served
     * @throws IOException when the client is gone
     */
    void serve(Exchange exchange) throws IOException;
}
