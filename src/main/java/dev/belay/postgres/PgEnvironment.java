package dev.belay.postgres;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The environment of a PostgreSQL program: where to connect to, and nothing secret. */
final class PgEnvironment {
    private PgEnvironment() {}

    /**
     * In the environment a database's name is taken as it stands, while {@code --dbname} reads one that looks like a
     * connection string as such.
     */
    static Map<String, String> of(DatabaseAddress address, PassFile password, String sessionName) {
        Map<String, String> environment = new HashMap<>();
        environment.put("PGHOST", address.host());
        environment.put("PGPORT", Integer.toString(address.port()));
        environment.put("PGDATABASE", address.name());
        environment.put("PGUSER", address.user());
        environment.put("PGPASSFILE", password.path().toString());
        environment.put("PGAPPNAME", sessionName);
        environment.put("PGCONNECT_TIMEOUT", "15");
        address.options().forEach((name, value) -> environment.put("PG" + name.toUpperCase(Locale.ROOT), value));
        return environment;
    }
}
