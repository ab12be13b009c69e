package dev.belay.backup;

import dev.belay.base.BelayException;
import dev.belay.base.ByteSize;
import dev.belay.base.ErrorCode;
import dev.belay.base.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Names the database to guard on a page, when the configuration names none. */
public interface DatabaseSetup {

    /**
     * The database that an address such as {@code postgres://user:password@host:5432/name} names.
     *
     * @throws BelayException {@link ErrorCode#USAGE} when it cannot be understood
     */
    Candidate parse(Secret url, String environment);

    /** Tries whether Belay could back up and restore {@code candidate}; changes nothing. */
    TestResult test(Candidate candidate);

    /**
     * Keeps {@code candidate}, its password encrypted; {@link Databases#all()} holds it when this returns.
     *
     * @throws BelayException {@link ErrorCode#REFUSED} when the configuration names a database already
     */
    void save(Candidate candidate);

    /**
     * What a person typed.
     *
     * @param options of the connection, such as {@code sslmode}
     * @param environment such as {@code production}; may be empty
     */
    record Candidate(
            String host,
            int port,
            String database,
            String user,
            Secret password,
            Map<String, String> options,
            String environment) {
        public Candidate {
            options = Map.copyOf(options);
            if (host.isBlank() || database.isBlank() || user.isBlank()) {
                throw new BelayException(
                        ErrorCode.USAGE, "host, database or user is missing", "fill in all three of them");
            }
            if (port < 1 || port > 65535) {
                throw new BelayException(
                        ErrorCode.USAGE, "no server has the port " + port, "PostgreSQL usually has 5432");
            }
        }

        /** The same with another password. */
        public Candidate withPassword(Secret other) {
            return new Candidate(host, port, database, user, other, options, environment);
        }

        /** As one line, without the password. */
        public String line() {
            String place = host.contains(":") ? "[" + host + "]" : encoded(host);
            String query = new TreeMap<>(options)
                    .entrySet().stream()
                            .map(option -> option.getKey() + "=" + encoded(option.getValue()))
                            .collect(Collectors.joining("&"));
            return "postgresql://" + encoded(user) + "@" + place + ":" + port + "/" + encoded(database)
                    + (query.isEmpty() ? "" : "?" + query);
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        }
    }

    /** What a test found. */
    sealed interface TestResult {
        /** Belay can guard it. */
        record Ok(String version, ByteSize size, int tables) implements TestResult {}

        /**
         * Belay cannot guard it.
         *
         * @param missingGrants the exact statements that would help; empty when no grant is missing
         */
        record Refused(String sentence, String hint, List<String> missingGrants) implements TestResult {
            public Refused {
                missingGrants = List.copyOf(missingGrants);
            }
        }
    }
}
