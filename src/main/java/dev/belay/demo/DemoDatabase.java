package dev.belay.demo;

import dev.belay.base.Secret;
import java.nio.file.Path;

/**
 * Where the demo's ledger is, and as whom it is reached.
 *
 * @param passwordFile a file in the form of {@code .pgpass} that a person's psql reads the password from
 */
public record DemoDatabase(String host, int port, String name, String user, Secret password, Path passwordFile) {

    /** The value of {@code DATABASE_URL}. */
    public Secret url() {
        return new Secret("postgres://" + user + ":" + password.reveal() + "@" + host + ":" + port + "/" + name);
    }

    /** A line for a person's shell that breaks the ledger: the last quarter's income is gone. */
    public String psqlLine() {
        return "PGPASSFILE='" + passwordFile + "' psql -h " + host + " -p " + port + " -U " + user + " -d " + name
                + " -c \"DELETE FROM income WHERE received_on > current_date - 90\"";
    }
}
