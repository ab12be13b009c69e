package dev.belay;

import dev.belay.backup.DatabaseSetup;
import dev.belay.backup.Dumper;
import dev.belay.backup.GuardedDatabase;
import dev.belay.base.BelayException;
import dev.belay.base.ByteSize;
import dev.belay.base.ErrorCode;
import dev.belay.base.Secret;
import dev.belay.config.Settings;
import dev.belay.postgres.DatabaseAddress;
import dev.belay.postgres.DatabaseUrl;
import dev.belay.postgres.PgPrograms;
import dev.belay.postgres.PostgresDatabases;
import dev.belay.postgres.PostgresSettings;
import dev.belay.postgres.ProbeReport;
import dev.belay.process.CommandRunner;
import dev.belay.store.SettingStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The database that was named on the set-up page, kept in the state with its password encrypted. */
final class PageDatabase implements DatabaseSetup {
    private static final String HOST = "database.host";
    private static final String PORT = "database.port";
    private static final String DATABASE = "database.name";
    private static final String USER = "database.user";
    private static final String PASSWORD = "database.password";
    private static final String OPTIONS = "database.options";
    private static final String ENVIRONMENT = "database.environment";

    private final PostgresDatabases databases;
    private final SettingStore store;
    private final Settings settings;
    private final CommandRunner runner;

    PageDatabase(PostgresDatabases databases, SettingStore store, Settings settings, CommandRunner runner) {
        this.databases = databases;
        this.store = store;
        this.settings = settings;
        this.runner = runner;
    }

    /** Guards what was named on the page earlier, unless the configuration names a database. */
    void register() {
        if (configured()) {
            return;
        }
        kept().ifPresent(databases::register);
    }

    @Override
    public Candidate parse(Secret url, String environment) {
        DatabaseAddress address = DatabaseUrl.parse(url.reveal());
        return new Candidate(
                address.host(),
                address.port(),
                address.name(),
                address.user(),
                address.password(),
                address.options(),
                environment);
    }

    @Override
    public TestResult test(Candidate candidate) {
        try {
            ProbeReport probe = databases.probe(address(candidate));
            if (!probe.missingGrants().isEmpty()) {
                return new TestResult.Refused(
                        "the role " + candidate.user() + " may not read everything that a backup must hold",
                        "run these statements as the owner of the database, then test again",
                        probe.missingGrants());
            }
            Dumper.Facts facts =
                    alone(candidate).dumper(GuardedDatabase.DEFAULT).facts();
            return new TestResult.Ok(
                    probe.serverVersion(), new ByteSize(facts.source().sizeBytes()), facts.tables());
        } catch (BelayException e) {
            return new TestResult.Refused(e.sentence(), e.hint(), List.of());
        }
    }

    @Override
    public void save(Candidate candidate) {
        if (configured()) {
            throw new BelayException(
                    ErrorCode.REFUSED,
                    "the configuration names a database already",
                    "change DATABASE_URL or belay.yml instead");
        }
        store.put(HOST, candidate.host());
        store.put(PORT, Integer.toString(candidate.port()));
        store.put(DATABASE, candidate.database());
        store.put(USER, candidate.user());
        store.putSecret(PASSWORD, candidate.password());
        store.put(OPTIONS, lines(candidate.options()));
        store.put(ENVIRONMENT, candidate.environment());
        databases.register(guarded(candidate));
    }

    private boolean configured() {
        return !settings.databases().isEmpty();
    }

    private Optional<PostgresSettings> kept() {
        return store.find(HOST)
                .map(host -> guarded(new Candidate(
                        host,
                        Integer.parseInt(store.find(PORT).orElseThrow()),
                        store.find(DATABASE).orElseThrow(),
                        store.find(USER).orElseThrow(),
                        store.findSecret(PASSWORD).orElseThrow(),
                        options(store.find(OPTIONS).orElse("")),
                        store.find(ENVIRONMENT).orElse(""))));
    }

    private static String lines(Map<String, String> options) {
        return options.entrySet().stream()
                .map(option -> option.getKey() + "=" + option.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, String> options(String lines) {
        return lines.lines()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(option -> option[0], option -> option[1]));
    }

    private PostgresDatabases alone(Candidate candidate) {
        PostgresDatabases alone = new PostgresDatabases(
                runner,
                new PgPrograms(runner, settings.general().programs()),
                settings.general().home().resolve("run"));
        alone.register(guarded(candidate));
        return alone;
    }

    private static PostgresSettings guarded(Candidate candidate) {
        return new PostgresSettings(GuardedDatabase.DEFAULT, address(candidate), candidate.environment());
    }

    private static DatabaseAddress address(Candidate candidate) {
        return new DatabaseAddress(
                candidate.host(),
                candidate.port(),
                candidate.database(),
                candidate.user(),
                candidate.password(),
                candidate.options());
    }
}
