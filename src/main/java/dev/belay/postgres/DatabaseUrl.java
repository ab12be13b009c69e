package dev.belay.postgres;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Secret;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the address of a database in the forms that programs use. No error ever repeats the address itself. */
public final class DatabaseUrl {
    private static final Pattern FORM = Pattern.compile(
            "(?:(jdbc:)postgresql|postgres(?:ql)?(?:\\+[A-Za-z0-9_]+)?)://([^/?#]*)(?:/([^?#]*))?(?:\\?([^#]*))?(#.*)?",
            Pattern.DOTALL);
    private static final Pattern HOST_AND_PORT =
            Pattern.compile("(?:\\[([^\\]]*)\\]|([^:]*))(?::(.*))?", Pattern.DOTALL);
    private static final String EXAMPLE = "write it as postgres://user:password@host:port/name";
    private static final int DEFAULT_PORT = 5432;

    private DatabaseUrl() {}

    /**
     * The address that {@code url} means.
     *
     * @throws BelayException {@link ErrorCode#USAGE} that names what is missing or wrong
     */
    public static DatabaseAddress parse(String url) {
        Matcher form = FORM.matcher(url.strip());
        if (!form.matches()) {
            throw wrong(
                    "is not one of a PostgreSQL database",
                    EXAMPLE + "; postgresql://, postgresql+driver:// and jdbc:postgresql:// are understood too");
        }
        if (form.group(5) != null || hidesAt(form)) {
            throw wrong(
                    "holds a character that has a meaning of its own in an address",
                    "in the user's name and the password write / as %2F, ? as %3F, # as %23, @ as %40 and : as %3A");
        }
        Map<String, String> query = query(form.group(4));
        String authority = form.group(2);
        int at = authority.lastIndexOf('@');
        String[] login = (at < 0 ? "" : authority.substring(0, at)).split(":", 2);
        HostAndPort place = place(authority.substring(at + 1), query);
        return new DatabaseAddress(
                place.host(),
                place.port(),
                needed(decode(form.group(3) == null ? "" : form.group(3)), query.get("dbname"), "database"),
                needed(decode(login[0]), query.get("user"), "user"),
                new Secret(login.length > 1 ? decode(login[1]) : query.getOrDefault("password", "")),
                AddressOptions.from(query, form.group(1) != null));
    }

    private static boolean hidesAt(Matcher form) {
        String path = form.group(3);
        return !form.group(2).contains("@") && path != null && path.contains("@");
    }

    private static HostAndPort place(String text, Map<String, String> query) {
        if (text.contains(",")) {
            throw wrong("names several hosts", "name the one host whose database is to be guarded");
        }
        Matcher place = HOST_AND_PORT.matcher(text);
        if (!place.matches()) {
            throw wrong("has a host that cannot be read", EXAMPLE + "; an IPv6 address stands in brackets");
        }
        String named = decode(place.group(1) != null ? place.group(1) : place.group(2));
        String host = needed(named, query.get("host"), "host");
        if (host.startsWith("/")) {
            throw wrong(
                    "names a Unix socket, which Belay cannot use",
                    "let the server listen on the loopback interface and name the host as 127.0.0.1");
        }
        String port = place.group(3) != null ? place.group(3) : query.getOrDefault("port", "");
        return new HostAndPort(host, port.isEmpty() ? DEFAULT_PORT : port(port));
    }

    private static int port(String text) {
        if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= 65535) {
            return Integer.parseInt(text);
        }
        throw wrong(
                "has a port that is not a number between 1 and 65535",
                EXAMPLE + "; a : or @ in the password is written as %3A or %40");
    }

    private static String needed(String first, @Nullable String second, String what) {
        String value = first.isEmpty() && second != null ? second : first;
        if (value.isEmpty()) {
            throw wrong("names no " + what, EXAMPLE);
        }
        return value;
    }

    private static Map<String, String> query(@Nullable String text) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : (text == null ? "" : text).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return query;
    }

    private static String decode(String text) {
        return PercentText.decode(text)
                .orElseThrow(() ->
                        wrong("holds a % that is not followed by two hexadecimal digits", "write a % itself as %25"));
    }

    private static BelayException wrong(String what, String hint) {
        return new BelayException(ErrorCode.USAGE, "the database address " + what, hint);
    }

    private record HostAndPort(String host, int port) {}
}
