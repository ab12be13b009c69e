package dev.belay.postgres;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;

/** Opens connections to a guarded server. Whoever opens one closes it. */
public final class Connections {
    private static final int CONNECT_SECONDS = 10;
    private static final int LOGIN_SECONDS = 15;
    private static final int ASK_SECONDS = 60;

    /**
     * Opens {@code address}.
     *
     * @param job shown to the server as {@code belay:job}
     * @throws BelayException {@link ErrorCode#DATABASE} with the reason in words
     */
    Connection open(DatabaseAddress address, String job, Use use) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {address.host()});
        source.setPortNumbers(new int[] {address.port()});
        source.setDatabaseName(address.name());
        source.setUser(address.user());
        source.setPassword(address.password().reveal());
        source.setApplicationName(SessionName.of(job));
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setLoginTimeout(LOGIN_SECONDS);
        source.setTcpKeepAlive(true);
        source.setSocketTimeout(use == Use.ASK ? ASK_SECONDS : 0);
        try {
            address.options().forEach((name, value) -> option(source, name, value));
            if (use == Use.LOAD) {
                // the statement reaches the server as one message, exactly as psql sends it
                source.setPreferQueryMode(PreferQueryMode.SIMPLE);
                source.setProperty(PGProperty.ALLOW_ENCODING_CHANGES, "true");
            }
            return source.getConnection();
        } catch (SQLException e) {
            throw ConnectFailure.of(e, address);
        }
    }

    private static void option(PGSimpleDataSource source, String name, String value) {
        try {
            source.setProperty(name, value);
        } catch (SQLException e) {
            throw new BelayException(
                    ErrorCode.USAGE,
                    "the database address has the option " + name + " with a value that cannot be used",
                    "correct or remove it",
                    e);
        }
    }
}
