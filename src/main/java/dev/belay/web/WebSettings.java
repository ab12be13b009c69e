package dev.belay.web;

import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the console listens, and how it is seen from outside.
 *
 * @param bind the address to listen on
 * @param port 0 takes any free one
 * @param publicUrl under which browsers know it; null when that is the address itself
 * @param trustedProxies addresses and networks whose X-Forwarded headers count
 * @param templates the folder to read templates from, in development; null takes the packaged ones
 * @param zone in which times are told
 */
public record WebSettings(
        String bind,
        int port,
        @Nullable URI publicUrl,
        List<String> trustedProxies,
        @Nullable Path templates,
        ZoneId zone) {
    public WebSettings {
        trustedProxies = List.copyOf(trustedProxies);
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("no port has the number " + port);
        }
    }
}
