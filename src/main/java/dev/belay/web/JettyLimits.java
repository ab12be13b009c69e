package dev.belay.web;

import io.javalin.config.JettyConfig;
import java.time.Duration;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** What one client can take of the server: connections, bytes of headers, and time to send them. */
final class JettyLimits {
    private static final int MOST_CONNECTIONS = 1000;
    private static final int MOST_HEADER_BYTES = 16 * 1024;
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private JettyLimits() {}

    static void set(JettyConfig jetty, WebSettings settings) {
        jetty.modifyHttpConfiguration(JettyLimits::set);
        jetty.modifyServer(server -> {
            server.setErrorHandler(new JettyErrors());
            server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, server));
            server.setStopTimeout(0);
        });
        jetty.addConnector((server, http) -> connector(server, http, settings));
    }

    private static void set(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(MOST_HEADER_BYTES);
    }

    private static ServerConnector connector(Server server, HttpConfiguration http, WebSettings settings) {
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(settings.bind());
        connector.setPort(settings.port());
        connector.setIdleTimeout(SILENCE.toMillis());
        return connector;
    }
}
