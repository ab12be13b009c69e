package dev.belay.web.http;

import io.javalin.http.Context;
import java.util.Map;

/** The headers that every answer carries. */
public final class SecurityHeaders {
    /** On every answer, also on those that are made before a route is known. */
    public static final Map<String, String> ALWAYS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                    + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            // not no-referrer: that makes browsers send "Origin: null" with our own forms
            "Referrer-Policy",
            "same-origin",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Cross-Origin-Embedder-Policy",
            "require-corp",
            "Permissions-Policy",
            "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
            "Cache-Control",
            "no-store");

    private static final String TWO_YEARS = "max-age=63072000";

    private SecurityHeaders() {}

    /** Puts them on the answer of {@code context}. */
    public static void write(Context context, Connection connection) {
        ALWAYS.forEach(context::header);
        if (connection.secure()) {
            context.header("Strict-Transport-Security", TWO_YEARS);
        }
    }
}
