package dev.belay.web;

import dev.belay.web.http.SecurityHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** What is answered to requests so broken that no route sees them: the status, and the headers of every answer. */
final class JettyErrors extends ErrorHandler {
    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        headers(response.getHeaders());
        response.write(true, body(code), callback);
    }

    private static void headers(HttpFields.Mutable fields) {
        SecurityHeaders.ALWAYS.forEach((name, value) -> fields.put(name, value));
        fields.put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
    }

    private static ByteBuffer body(int status) {
        return ByteBuffer.wrap((HttpStatus.getMessage(status) + '\n').getBytes(StandardCharsets.UTF_8));
    }
}
