package dev.belay.web;

import dev.belay.backup.DatabaseSetup;
import dev.belay.base.ByteSize;
import dev.belay.base.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Knows a database when its password is {@code right}; misses a grant otherwise. */
final class FakeDatabaseSetup implements DatabaseSetup {
    private final List<Candidate> saved = new ArrayList<>();

    @Override
    public Candidate parse(Secret url, String environment) {
        return new Candidate("parsed", 5432, "parsed", "parsed", url, Map.of("sslmode", "require"), environment);
    }

    @Override
    public TestResult test(Candidate candidate) {
        return candidate.password().reveal().equals("right")
                ? new TestResult.Ok("15.18", new ByteSize(1000), 3)
                : new TestResult.Refused(
                        "the role may not read every table",
                        "run as the database's owner:",
                        List.of("GRANT SELECT ON ALL TABLES IN SCHEMA public TO belay;"));
    }

    @Override
    public synchronized void save(Candidate candidate) {
        saved.add(candidate);
    }

    synchronized List<Candidate> saved() {
        return List.copyOf(saved);
    }
}
