package dev.belay.web;

import dev.belay.web.http.Caller;
import dev.belay.web.http.Exchange;
import io.javalin.http.Context;
import java.util.Optional;

/** Remembers with a request by whom it was sent, for its error page and its line in the log. */
final class Served {
    private static final String EXCHANGE = "exchange";

    private Served() {}

    static void by(Context context, Exchange exchange) {
        context.attribute(EXCHANGE, exchange);
    }

    static Optional<Exchange> exchange(Context context) {
        return Optional.ofNullable(context.attribute(EXCHANGE));
    }

    /** The name for the log. */
    static String name(Context context) {
        return exchange(context)
                .map(exchange -> switch (exchange.caller()) {
                    case Caller.Person person -> person.signedIn().user().name();
                    case Caller.Machine machine -> "token " + machine.token().id();
                    case Caller.Stranger stranger -> "-";
                })
                .orElse("-");
    }
}
