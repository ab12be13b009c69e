package dev.belay.web.http;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out by which way a request came. What a client says of itself counts only behind a trusted proxy. */
public final class Connections {
    private final List<Network> proxies;
    private final @Nullable String publicOrigin;

    /** Trusts the addresses and networks of {@code trustedProxies}. */
    public Connections(List<String> trustedProxies, @Nullable URI publicUrl) {
        this.proxies = trustedProxies.stream().map(Network::parse).toList();
        this.publicOrigin = publicUrl == null ? null : origin(publicUrl.getScheme(), publicUrl.getAuthority());
    }

    /** The way by which the request of {@code context} came. */
    public Connection of(Context context) {
        String peer = plain(context.req().getRemoteAddr());
        boolean proxied = trusted(peer);
        String scheme = first(context, "X-Forwarded-Proto", proxied).orElse("http");
        Optional<String> host = first(context, "X-Forwarded-Host", proxied).or(() -> header(context, "Host"));
        List<String> origins = new ArrayList<>();
        host.ifPresent(name -> origins.add(origin(scheme, name)));
        if (publicOrigin != null) {
            origins.add(publicOrigin);
        }
        boolean secure = "https".equalsIgnoreCase(scheme) || isHttps(publicOrigin);
        return new Connection(proxied ? client(context, peer) : peer, secure, origins);
    }

    private static boolean isHttps(@Nullable String origin) {
        return origin != null && origin.startsWith("https:");
    }

    /** The last address of the chain that is no proxy of ours; everything before it could be made up. */
    private String client(Context context, String peer) {
        String client = peer;
        List<String> chain = header(context, "X-Forwarded-For")
                .map(text -> List.of(text.split(",")))
                .orElse(List.of());
        for (String hop : chain.reversed()) {
            Optional<InetAddress> address = Network.address(hop);
            if (address.isEmpty()) {
                return client;
            }
            client = address.get().getHostAddress();
            if (!trusted(client)) {
                return client;
            }
        }
        return client;
    }

    private boolean trusted(String address) {
        return Network.address(address)
                .filter(literal -> proxies.stream().anyMatch(network -> network.contains(literal)))
                .isPresent();
    }

    private static Optional<String> first(Context context, String header, boolean proxied) {
        return header(context, header)
                .filter(ignored -> proxied)
                .map(text -> text.split(",", 2)[0].strip())
                .filter(text -> !text.isEmpty());
    }

    private static Optional<String> header(Context context, String name) {
        return Optional.ofNullable(context.header(name)).filter(text -> !text.isBlank());
    }

    private static String plain(String address) {
        return Network.address(address).map(InetAddress::getHostAddress).orElse(address);
    }

    private static String origin(String scheme, String host) {
        return (scheme + "://" + host).toLowerCase(Locale.ROOT);
    }
}
