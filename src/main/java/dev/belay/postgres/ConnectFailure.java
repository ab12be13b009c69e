package dev.belay.postgres;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLState;

/** Why a database cannot be entered, in words. */
final class ConnectFailure {
    private ConnectFailure() {}

    static BelayException of(SQLException e, DatabaseAddress address) {
        Words words = words(e, address);
        return new BelayException(ErrorCode.DATABASE, words.sentence(), words.hint(), e);
    }

    private static Words words(SQLException e, DatabaseAddress address) {
        String server = "the server " + address.server();
        String database = "the database " + address.name() + " on " + address.server();
        return switch (Optional.ofNullable(e.getSQLState()).orElse("")) {
            case "28P01" -> wrongPassword(address);
            case "28000" ->
                new Words(
                        server + " does not let the role " + address.user() + " in: " + ServerWords.of(e),
                        "check the role's name and the server's pg_hba.conf");
            case "3D000" ->
                new Words(
                        server + " has no database called " + address.name(),
                        "check the name at the end of the database address");
            case "42501" ->
                new Words(
                        "the role " + address.user() + " may not connect to " + database,
                        "as its owner run: GRANT CONNECT ON DATABASE " + Quoting.identifier(address.name()) + " TO "
                                + Quoting.identifier(address.user()) + ";");
            case "53300" ->
                new Words(
                        server + " has no connection left for the role " + address.user(),
                        "close connections, or raise max_connections or the role's or the database's limit");
            case "57P03" -> new Words(server + " is starting up or shutting down", "try again in a moment");
            case "55000" ->
                new Words(
                        database + " is closed to connections",
                        "when no restore is running, open it from another database of the server: ALTER DATABASE "
                                + Quoting.identifier(address.name()) + " ALLOW_CONNECTIONS true;");
            default -> noConnection(e, address, server);
        };
    }

    private static Words wrongPassword(DatabaseAddress address) {
        return new Words(
                "the server " + address.server() + " refused the password of the role " + address.user(),
                "check the user and the password in the database address; special characters are percent-encoded");
    }

    private static Words noConnection(SQLException e, DatabaseAddress address, String server) {
        if (address.password().isEmpty()
                && PSQLState.CONNECTION_REJECTED.getState().equals(e.getSQLState())) {
            return new Words(
                    server + " asks for a password, and the database address holds none",
                    "write it as postgres://user:password@host:port/name");
        }
        String check = "check the host and the port, that the server runs, and that no firewall stands between";
        Throwable cause = cause(e);
        if (cause instanceof UnknownHostException) {
            return new Words("the host " + address.host() + " is not known", "check the host in the database address");
        }
        if (cause instanceof ConnectException) {
            return new Words(server + " cannot be reached: the connection was refused", check);
        }
        if (cause instanceof SocketTimeoutException) {
            return new Words(server + " cannot be reached: it did not answer in time", check);
        }
        if (cause instanceof SSLException) {
            return new Words(
                    server + " cannot be reached by TLS as the database address asks: " + cause.getMessage(),
                    "check sslmode and sslrootcert in the database address");
        }
        return new Words(server + " cannot be reached: " + ServerWords.of(e), check);
    }

    private static @Nullable Throwable cause(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private record Words(String sentence, String hint) {}
}
