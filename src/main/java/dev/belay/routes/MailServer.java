package dev.belay.routes;

import dev.belay.base.Secret;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * How a mail server is reached.
 *
 * @param tls whether TLS is spoken from the first byte; else it is begun by STARTTLS
 * @param user null when nobody signs in
 */
record MailServer(
        String host, int port, boolean tls, @Nullable String user, Secret password) {
    private static final String CONNECT_MILLIS = "10000";
    private static final String ANSWER_MILLIS = "20000";

    /** Of {@code smtp://user:password@host:port} or {@code smtps://…}. */
    static MailServer of(Secret address) {
        URI uri = Notifiers.uri(address);
        boolean tls = "smtps".equalsIgnoreCase(uri.getScheme());
        int port = uri.getPort() > 0 ? uri.getPort() : tls ? 465 : 587;
        String[] account = Optional.ofNullable(uri.getRawUserInfo()).orElse("").split(":", 2);
        String user = decoded(account[0]);
        return new MailServer(
                uri.getHost(),
                port,
                tls,
                user.isEmpty() ? null : user,
                new Secret(account.length < 2 ? "" : decoded(account[1])));
    }

    /** What the mail library wants to know; a password goes over no line that others can read. */
    Properties properties() {
        String protocol = tls ? "smtps" : "smtp";
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", protocol);
        String prefix = "mail." + protocol + ".";
        properties.setProperty(prefix + "host", host);
        properties.setProperty(prefix + "port", Integer.toString(port));
        properties.setProperty(prefix + "auth", Boolean.toString(user != null));
        properties.setProperty(prefix + "connectiontimeout", CONNECT_MILLIS);
        properties.setProperty(prefix + "timeout", ANSWER_MILLIS);
        properties.setProperty(prefix + "writetimeout", ANSWER_MILLIS);
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "starttls.enable", "true");
        properties.setProperty(
                prefix + "starttls.required", Boolean.toString(user != null && !tls && !onThisMachine()));
        return properties;
    }

    /** The sender when nobody named one. */
    String sender() {
        return user != null && user.contains("@") ? user : "belay@" + host;
    }

    private boolean onThisMachine() {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
