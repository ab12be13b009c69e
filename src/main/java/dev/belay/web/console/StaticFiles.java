package dev.belay.web.console;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Sha256;
import dev.belay.web.http.Action;
import dev.belay.web.http.Exchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Style sheets, scripts and pictures, all of them packaged with the program. */
public final class StaticFiles implements Action {
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*");
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon",
            "woff2", "font/woff2",
            "txt", "text/plain; charset=utf-8");

    private final Map<String, Packaged> known = new ConcurrentHashMap<>();

    @Override
    public void serve(Exchange exchange) throws IOException {
        String name = exchange.pathPart("file");
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null || !SAFE.matcher(name).matches()) {
            throw unknown();
        }
        Packaged file = file(name);
        exchange.header("Cache-Control", "public, no-cache");
        exchange.header("ETag", file.tag());
        if (exchange.header("If-None-Match").filter(file.tag()::equals).isPresent()) {
            exchange.status(304);
            return;
        }
        exchange.send(type, new ByteArrayInputStream(file.bytes()));
    }

    private Packaged file(String name) throws IOException {
        Packaged cached = known.get(name);
        if (cached != null) {
            return cached;
        }
        try (InputStream stream = StaticFiles.class.getResourceAsStream("/static/" + name)) {
            if (stream == null) {
                throw unknown();
            }
            byte[] bytes = stream.readAllBytes();
            Packaged read = new Packaged(bytes, '"' + Sha256.of(bytes).hex().substring(0, 16) + '"');
            known.put(name, read);
            return read;
        }
    }

    private static BelayException unknown() {
        return new BelayException(ErrorCode.NOT_FOUND, "there is no such file", "");
    }

    private static final class Packaged {
        private final byte[] bytes;
        private final String tag;

        Packaged(byte[] bytes, String tag) {
            this.bytes = bytes;
            this.tag = tag;
        }

        byte[] bytes() {
            return bytes;
        }

        String tag() {
            return tag;
        }
    }
}
