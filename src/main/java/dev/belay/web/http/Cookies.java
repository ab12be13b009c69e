package dev.belay.web.http;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.time.Duration;
import java.util.Optional;

/** The console's cookies: unreadable for scripts, never sent from elsewhere, bound to this host behind TLS. */
enum Cookies {
    SESSION("belay"),
    /** For forms before there is a session. */
    FORM("belay-form"),
    LANGUAGE("belay-language"),
    /** What the last request did, told on the page that follows. */
    NOTICE("belay-notice");

    private static final int UNTIL_THE_BROWSER_CLOSES = -1;

    private final String plainName;

    Cookies(String plainName) {
        this.plainName = plainName;
    }

    Optional<String> read(Context context, Connection connection) {
        return Optional.ofNullable(context.cookie(name(connection))).filter(value -> !value.isEmpty());
    }

    void write(Context context, Connection connection, String value) {
        context.cookie(cookie(connection, value, UNTIL_THE_BROWSER_CLOSES));
    }

    void write(Context context, Connection connection, String value, Duration lifetime) {
        context.cookie(cookie(connection, value, (int) lifetime.toSeconds()));
    }

    void delete(Context context, Connection connection) {
        context.cookie(cookie(connection, "", 0));
    }

    private Cookie cookie(Connection connection, String value, int maxAge) {
        Cookie cookie = new Cookie(name(connection), value, "/", maxAge, connection.secure(), true);
        cookie.setSameSite(SameSite.STRICT);
        return cookie;
    }

    /** Browsers take a name with this prefix only with Secure, with Path=/ and without a domain. */
    private String name(Connection connection) {
        return connection.secure() ? "__Host-" + plainName : plainName;
    }
}
