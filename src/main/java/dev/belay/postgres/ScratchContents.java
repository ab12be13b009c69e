package dev.belay.postgres;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Secret;
import dev.belay.vault.DatabaseSettings;
import dev.belay.vault.Extension;
import dev.belay.vault.Manifest;
import dev.belay.vault.Source;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a scratch server ready for one backup: its roles, its tablespaces and its empty database. */
final class ScratchContents {
    private static final Set<String> TAKEN = Set.of("postgres", "template0", "template1");
    private static final String OWNER_UNKNOWN = "belay_owner";
    private static final Pattern TABLESPACE =
            Pattern.compile("(?m)^CREATE TABLESPACE (\"(?:[^\"]|\"\")+\"|[a-z_][a-z0-9_$]*) ");
    private static final String COUNTS = """
            SELECT (SELECT count(*) FROM pg_class c WHERE c.relkind = 'S' AND c.relpersistence <> 't' AND NOT EXISTS (
                      SELECT FROM pg_depend d
                      WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')) AS sequences,
                   (SELECT count(*) FROM pg_largeobject_metadata) AS objects""";

    private final Connection connection;
    private final Manifest manifest;

    /** Through a superuser's connection to the maintenance database. */
    ScratchContents(Connection connection, Manifest manifest) {
        this.connection = connection;
        this.manifest = manifest;
    }

    /** The name of the database: the one that was backed up, where that is free. */
    static String name(Manifest manifest) {
        String name = manifest.source().name();
        return TAKEN.contains(name) ? "drill" : name;
    }

    /** Who owns it. */
    static String owner(Manifest manifest) {
        return Optional.ofNullable(manifest.settings())
                .map(DatabaseSettings::owner)
                .orElse(OWNER_UNKNOWN);
    }

    /** Throws {@link ErrorCode#USAGE} for an extension that is installed at the guarded server and not here. */
    void requireExtensions() throws SQLException {
        Set<String> here = new TreeSet<>(Query.strings(connection, "SELECT name FROM pg_available_extensions"));
        List<String> missing = manifest.contents().extensions().stream()
                .map(Extension::name)
                .filter(name -> !here.contains(name))
                .toList();
        if (!missing.isEmpty()) {
            throw new BelayException(
                    ErrorCode.USAGE,
                    "the backup needs extensions that this machine's PostgreSQL does not have: "
                            + String.join(", ", missing),
                    "install their packages beside the server programs, or set drill.on: guarded-server in belay.yml");
        }
    }

    /**
     * Makes all of it.
     *
     * @param password of the owner
     * @param superusers whether the roles are superusers, as some objects' owners must be
     * @return in what it differs from the server that was backed up
     */
    List<String> make(Secret password, boolean superusers) throws SQLException {
        Query.run(connection, "SET log_statement = 'none'", "SET log_min_error_statement = 'panic'");
        String owner = Quoting.identifier(owner(manifest));
        String kind = superusers ? " SUPERUSER" : "";
        Query.run(connection, "CREATE ROLE " + owner + kind + " LOGIN PASSWORD " + Quoting.literal(password.reveal()));
        for (String role : roles()) {
            String quoted = Quoting.identifier(role);
            Query.run(connection, "CREATE ROLE " + quoted + kind, "GRANT " + quoted + " TO " + owner);
        }
        List<String> tablespaces = tablespaces();
        if (!tablespaces.isEmpty()) {
            Query.run(connection, "SET allow_in_place_tablespaces = on");
        }
        for (String tablespace : tablespaces) {
            Query.run(
                    connection,
                    "CREATE TABLESPACE " + tablespace + " LOCATION ''",
                    "GRANT CREATE ON TABLESPACE " + tablespace + " TO PUBLIC");
        }
        return makeDatabase(owner);
    }

    /** What the loaded database lacks, as sentences. */
    static List<String> missing(Connection connection, Manifest manifest) throws SQLException {
        long[] found =
                Query.one(connection, COUNTS, row -> new long[] {row.getLong("sequences"), row.getLong("objects")});
        List<String> missing = new ArrayList<>();
        compare(missing, "sequences", found[0], manifest.contents().sequences());
        compare(missing, "large objects", found[1], manifest.contents().largeObjects());
        return missing;
    }

    private static void compare(List<String> missing, String what, long found, long expected) {
        if (found < expected) {
            missing.add("it has " + found + " " + what + ", and the backup has " + expected);
        }
    }

    private Set<String> roles() {
        Set<String> roles = new TreeSet<>(manifest.contents().roles());
        Optional.ofNullable(manifest.settings())
                .ifPresent(settings -> roles.addAll(settings.roleSettings().keySet()));
        roles.removeIf(role -> role.equals(owner(manifest)) || role.startsWith("pg_"));
        return roles;
    }

    /** As they are quoted in the globals. */
    private List<String> tablespaces() {
        List<String> found = new ArrayList<>();
        Matcher matcher =
                TABLESPACE.matcher(Optional.ofNullable(manifest.globals()).orElse(""));
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    /** A locale of the guarded server's machine may not be installed on this one. */
    private List<String> makeDatabase(String owner) throws SQLException {
        Source source = manifest.source();
        String create = ScratchDatabase.statement(name(manifest)) + " TEMPLATE template0 OWNER " + owner + " ENCODING "
                + Quoting.literal(source.encoding());
        String locale = " LC_COLLATE " + Quoting.literal(source.collation()) + " LC_CTYPE "
                + Quoting.literal(source.characterType());
        try {
            Query.run(connection, create + locale);
        } catch (SQLException notHere) {
            Query.run(connection, create + " LC_COLLATE 'C' LC_CTYPE 'C'");
            return List.of(
                    "the locale " + source.collation() + " is not on this machine, and text was sorted by its bytes");
        }
        return source.localeProvider().equals("libc")
                ? List.of()
                : List.of("text was sorted by the C library's " + source.collation() + ", not by "
                        + source.localeProvider());
    }
}
