package dev.belay.testing;

import dev.belay.base.Secret;
import dev.belay.process.Command;
import dev.belay.process.CommandResult;
import dev.belay.process.CommandRunner;
import dev.belay.server.PrivateServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * One database of a test's server, as one role sees it.
 *
 * @param port of 127.0.0.1
 */
public record TestDatabase(int port, String name, String user, Secret password) {
    private static final Duration LIMIT = Duration.ofMinutes(20);

    /** The same database as the role {@code other} sees it. */
    public TestDatabase as(String other, Secret otherPassword) {
        return new TestDatabase(port, name, other, otherPassword);
    }

    /** Another database of the same server, as the same role sees it. */
    public TestDatabase named(String other) {
        return new TestDatabase(port, other, user, password);
    }

    /** The value of {@code DATABASE_URL}. */
    public String url() {
        return "postgres://" + encoded(user) + ":" + encoded(password.reveal()) + "@" + PrivateServer.HOST + ":" + port
                + "/" + encoded(name);
    }

    /** A new connection; the caller closes it. */
    public Connection connect() throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {PrivateServer.HOST});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(name);
        source.setUser(user);
        source.setPassword(password.reveal());
        return source.getConnection();
    }

    /** Runs statements one after the other, each in a transaction of its own. */
    public void execute(String... statements) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of what {@code query} finds, as text. */
    public List<String> column(String query) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (found.next()) {
                values.add(String.valueOf(found.getString(1)));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The number that {@code query} finds. */
    public long number(String query) {
        return Long.parseLong(column(query).getFirst());
    }

    /**
     * Loads a plain SQL file with psql, which stops at the first error.
     *
     * @param variables of psql, each {@code name=value}
     */
    public void load(Path file, String... variables) {
        List<String> arguments = new ArrayList<>(
                List.of("--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--output=/dev/null", "--file=" + file));
        Stream.of(variables).map(variable -> "--set=" + variable).forEach(arguments::add);
        run("psql", arguments);
    }

    /** What pg_dump says of this database, without the key that differs from dump to dump. */
    public String dump(String... options) {
        return run("pg_dump", List.of(options)).replaceAll("(?m)^\\\\(un)?restrict .*\\R", "");
    }

    /** What PostgreSQL's own programs read to find this database. */
    public Map<String, String> environment() {
        return Map.of(
                "PGHOST",
                PrivateServer.HOST,
                "PGPORT",
                Integer.toString(port),
                "PGDATABASE",
                name,
                "PGUSER",
                user,
                "PGPASSWORD",
                password.reveal());
    }

    private String run(String program, List<String> arguments) {
        String path = TestPrograms.newest().program(program).toString();
        CommandResult result = new CommandRunner().run(new Command(path, arguments, environment(), LIMIT));
        return switch (result) {
            case CommandResult.Exited(int code, String output, String _) when code == 0 -> output;
            case CommandResult failed -> throw new IllegalStateException(program + ": " + failed.errors());
        };
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
