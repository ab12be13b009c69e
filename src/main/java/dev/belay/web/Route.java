package dev.belay.web;

import dev.belay.web.http.Access;
import dev.belay.web.http.Action;

/** One address of the console or of the API: who may use it, and what it does. */
record Route(Method method, String path, Access access, Action action) {
    /** What a route is asked with; GET changes nothing. */
    enum Method {
        GET,
        POST,
        DELETE
    }

    /** Whether the answer is a stream of events, which browsers open by themselves again and again. */
    boolean streams() {
        return path.endsWith("/events");
    }

    /** Whether the answer is for programs. */
    boolean forPrograms() {
        return forPrograms(path);
    }

    /** Whether what is wrong with {@code path} is told to a program. */
    static boolean forPrograms(String path) {
        return path.startsWith("/api/") || path.equals("/metrics") || path.equals("/healthz") || path.equals("/readyz");
    }
}
