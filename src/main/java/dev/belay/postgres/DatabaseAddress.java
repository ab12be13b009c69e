package dev.belay.postgres;

import dev.belay.base.Secret;
import java.util.Map;

/**
 * Where a database is and who enters it.
 *
 * @param host a name or an IP address, without brackets
 * @param name of the database on its server
 * @param password empty when the server asks for none
 * @param options of the connection, such as {@code sslmode}; only those that both pgjdbc and pg_dump understand
 */
public record DatabaseAddress(
        String host, int port, String name, String user, Secret password, Map<String, String> options) {
    public DatabaseAddress {
        options = Map.copyOf(options);
        if (host.isEmpty() || name.isEmpty() || user.isEmpty()) {
            throw new IllegalArgumentException("an address names a host, a database and a user");
        }
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("not a port: " + port);
        }
    }

    /** The server, for people: {@code db.example.com:5432}. */
    public String server() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /** Another database on the same server, entered the same way. */
    public DatabaseAddress withName(String other) {
        return new DatabaseAddress(host, port, other, user, password, options);
    }
}
