package dev.belay.web.http;

import dev.belay.access.Sessions;
import dev.belay.access.SignedIn;
import dev.belay.access.Token;
import dev.belay.base.Secret;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.Function;

/** Makes exchanges: finds out who sends a request, and by which way. */
public final class Exchanges {
    private final Connections connections;
    private final Sessions sessions;
    private final Csrf csrf;

    public Exchanges(Connections connections, Sessions sessions, Csrf csrf) {
        this.connections = connections;
        this.sessions = sessions;
        this.csrf = csrf;
    }

    /** The way by which a request came. */
    public Connection connection(Context context) {
        return connections.of(context);
    }

    /** A request that somebody made with a browser. */
    public Exchange browser(Context context) {
        return browser(context, sessions::find);
    }

    /** A request that a browser made by itself; it does not keep a session alive. */
    public Exchange background(Context context) {
        return browser(context, sessions::glance);
    }

    private Exchange browser(Context context, Function<Secret, Optional<SignedIn>> find) {
        Connection connection = connections.of(context);
        Optional<Caller> person = Cookies.SESSION
                .read(context, connection)
                .map(Secret::new)
                .flatMap(cookie -> find.apply(cookie).map(found -> new Caller.Person(found, cookie)));
        return new Exchange(context, connection, person.orElseGet(Caller.Stranger::new), csrf);
    }

    /** A request of which nothing is to be looked up. */
    public Exchange stranger(Context context) {
        return new Exchange(context, connections.of(context), new Caller.Stranger(), csrf);
    }

    /** A request of a program that showed {@code token}. */
    public Exchange machine(Context context, Token token) {
        return new Exchange(context, connections.of(context), new Caller.Machine(token), csrf);
    }
}
