package dev.belay.web;

import dev.belay.access.Role;
import dev.belay.access.Scope;
import dev.belay.access.Throttle;
import dev.belay.access.Token;
import dev.belay.access.Tokens;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Secret;
import dev.belay.web.http.Access;
import dev.belay.web.http.Exchange;
import dev.belay.web.http.Exchanges;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What every request passes before its route does anything: who sends it, may they, and did a page of ours send it. */
final class Gate {
    private static final String BEARER = "bearer ";

    private final Exchanges exchanges;
    private final Tokens tokens;
    private final Throttle throttle;

    Gate(Exchanges exchanges, Tokens tokens, Throttle throttle) {
        this.exchanges = exchanges;
        this.tokens = tokens;
        this.throttle = throttle;
    }

    void serve(Context context, Route route) throws IOException {
        switch (route.access()) {
            case Access.Everyone everyone -> browser(context, route, exchange(context, route));
            case Access.AtLeast(Role role) -> signedIn(context, route, role);
            case Access.Bearer(Set<Scope> scopes) -> {
                Exchange exchange = exchanges.machine(context, token(context, scopes));
                Served.by(context, exchange);
                route.action().serve(exchange);
            }
        }
    }

    private Exchange exchange(Context context, Route route) {
        boolean anonymous = route.forPrograms() || route.path().startsWith("/static/");
        return anonymous ? exchanges.stranger(context) : exchanges.browser(context);
    }

    private void signedIn(Context context, Route route, Role role) throws IOException {
        Exchange exchange = route.streams() ? exchanges.background(context) : exchanges.browser(context);
        if (exchange.mayAct(role)) {
            browser(context, route, exchange);
        } else if (exchange.user().isPresent()) {
            Served.by(context, exchange);
            throw new BelayException(
                    ErrorCode.REFUSED, "this needs the role " + word(role), "ask a user with this role");
        } else if (route.method() == Route.Method.GET && !route.streams()) {
            exchange.seeOther("/sign-in?next=" + URLEncoder.encode(target(context), StandardCharsets.UTF_8));
        } else {
            throw new NotSignedIn("nobody is signed in");
        }
    }

    private static String target(Context context) {
        String query = context.queryString();
        return query == null ? context.path() : context.path() + "?" + query;
    }

    private static void browser(Context context, Route route, Exchange exchange) throws IOException {
        Served.by(context, exchange);
        if (route.method() != Route.Method.GET) {
            exchange.requireOwnForm();
        }
        route.action().serve(exchange);
    }

    private Token token(Context context, Set<Scope> scopes) {
        Secret secret = bearer(context).orElseThrow(() -> new NotSignedIn("this address needs a token"));
        Token token = authenticated(context, secret);
        if (scopes.stream().noneMatch(token.scopes()::contains)) {
            throw new BelayException(
                    ErrorCode.REFUSED, "this needs a token with the scope " + words(scopes), "make one in the console");
        }
        return token;
    }

    /** Wrong tokens are counted by address; right ones are never delayed by other people's guesses. */
    private Token authenticated(Context context, Secret secret) {
        try {
            return tokens.authenticate(secret);
        } catch (BelayException refused) {
            String address = exchanges.connection(context).address();
            throttle.admit("a token from " + address, address);
            throw new NotSignedIn(refused.sentence());
        }
    }

    private static Optional<Secret> bearer(Context context) {
        return Optional.ofNullable(context.header("Authorization"))
                .filter(text -> text.toLowerCase(Locale.ROOT).startsWith(BEARER))
                .map(text -> new Secret(text.substring(BEARER.length()).strip()));
    }

    private static String words(Set<Scope> scopes) {
        return String.join(" or ", scopes.stream().map(Gate::word).sorted().toList());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
