package dev.belay.web;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.web.console.PageWriter;
import dev.belay.web.http.Exchange;
import dev.belay.web.http.Exchanges;
import dev.belay.web.http.HttpStatuses;
import dev.belay.web.page.Problem;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is answered when a request was not served: a page for people, an RFC 9457 problem for programs. A bug is logged
 * under an id, and nothing but the id is told.
 */
final class ErrorPages {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);
    private static final int NOT_SIGNED_IN = 401;
    private static final int ID_BYTES = 5;

    private final PageWriter writer;
    private final Exchanges exchanges;
    private final SecureRandom random;

    ErrorPages(PageWriter writer, Exchanges exchanges, SecureRandom random) {
        this.writer = writer;
        this.exchanges = exchanges;
        this.random = random;
    }

    void install(RoutesConfig routes) {
        routes.exception(BelayException.class, (refusal, context) -> refuse(context, refusal));
        routes.exception(NotSignedIn.class, (stranger, context) -> {
            context.header("WWW-Authenticate", "Bearer realm=\"Belay\"");
            Problem problem = new Problem(
                    ErrorCode.REFUSED, String.valueOf(stranger.getMessage()), "sign in, or send a token that is valid");
            answer(context, NOT_SIGNED_IN, problem, null);
        });
        routes.exception(HttpResponseException.class, (refusal, context) -> refuse(context, refusal));
        routes.exception(IOException.class, (broken, context) -> breakOff(context, broken));
        routes.exception(Exception.class, (bug, context) -> fail(context, bug));
    }

    /** In the middle of an answer it is the client who went away. */
    private void breakOff(Context context, IOException broken) {
        if (context.res().isCommitted()) {
            LOG.info("{} {} broke off: {}", context.method(), RequestLog.path(context), broken.toString());
        } else {
            fail(context, broken);
        }
    }

    private void fail(Context context, Throwable bug) {
        String id = HexFormat.of().formatHex(bytes());
        LOG.error("bug {} at {} {}", id, context.method(), RequestLog.path(context), bug);
        Problem problem = new Problem(
                ErrorCode.INTERNAL,
                "an error inside Belay, known in its log as " + id,
                "look for this id in the log, and report what stands there");
        answer(context, HttpStatuses.of(ErrorCode.INTERNAL), problem, id);
    }

    private void refuse(Context context, BelayException refusal) {
        if (refusal.code() == ErrorCode.INTERNAL) {
            fail(context, refusal);
            return;
        }
        if (HttpStatuses.of(refusal.code()) >= 500) {
            LOG.warn("{} at {} {}", refusal.sentence(), context.method(), RequestLog.path(context), refusal);
        }
        refusal.retryAfter()
                .ifPresent(wait -> context.header(
                        "Retry-After", Long.toString(wait.plusMillis(999).toSeconds())));
        answer(context, HttpStatuses.of(refusal.code()), Problem.of(refusal), null);
    }

    private void refuse(Context context, HttpResponseException refusal) {
        int status = refusal.getStatus();
        Problem problem =
                switch (status) {
                    case 404 -> new Problem(ErrorCode.NOT_FOUND, "there is no such page", "start from the overview");
                    case 405 -> new Problem(ErrorCode.USAGE, "this address does not take this method", "");
                    case 413 -> new Problem(ErrorCode.USAGE, "the request is too large", "send less");
                    default -> new Problem(ErrorCode.USAGE, "the request cannot be understood", "");
                };
        answer(context, status, problem, null);
    }

    private void answer(Context context, int status, Problem problem, @Nullable String id) {
        if (context.res().isCommitted()) {
            LOG.warn("an answer broke off: {}", problem.sentence());
        } else if (Route.forPrograms(context.path())) {
            context.status(status).json(document(status, problem, id)).contentType("application/problem+json");
        } else {
            page(context, status, problem, id);
        }
    }

    private void page(Context context, int status, Problem problem, @Nullable String id) {
        try {
            Exchange exchange = Served.exchange(context).orElseGet(() -> visitor(context));
            writer.showError(exchange, status, problem, id);
        } catch (RuntimeException broken) {
            LOG.error("the error page itself met a bug", broken);
            context.status(status).contentType("text/plain; charset=utf-8").result(problem.sentence() + '\n');
        }
    }

    /** Whoever asked for what is not there; a stranger when the sessions are what is broken. */
    private Exchange visitor(Context context) {
        try {
            return exchanges.browser(context);
        } catch (RuntimeException broken) {
            LOG.error("a session cannot be looked up", broken);
            return exchanges.stranger(context);
        }
    }

    private static Map<String, Object> document(int status, Problem problem, @Nullable String id) {
        String code = problem.code().name().toLowerCase(Locale.ROOT);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", "urn:belay:problem:" + code);
        document.put("title", code.replace('_', ' '));
        document.put("status", status);
        document.put("detail", problem.sentence());
        document.put("hint", problem.hint());
        document.put("code", code);
        Optional.ofNullable(id).ifPresent(known -> document.put("id", known));
        return document;
    }

    private byte[] bytes() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return bytes;
    }
}
