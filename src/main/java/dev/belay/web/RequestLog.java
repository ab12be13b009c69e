package dev.belay.web;

import dev.belay.web.http.Exchanges;
import dev.belay.web.http.Printable;
import io.javalin.http.Context;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line for each request; never a query, a header or a body, because these may hold secrets. */
final class RequestLog {
    private static final Logger LOG = LoggerFactory.getLogger("dev.belay.requests");

    private final Exchanges exchanges;

    RequestLog(Exchanges exchanges) {
        this.exchanges = exchanges;
    }

    void write(Context context, float millis) {
        LOG.info(
                "{} {} {} {} ms {} {}",
                context.method(),
                path(context),
                context.statusCode(),
                Math.round(millis),
                exchanges.connection(context).address(),
                Printable.of(Served.name(context)));
    }

    static String path(Context context) {
        return Printable.of(context.path());
    }
}
