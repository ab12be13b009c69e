package dev.belay.config;

import dev.belay.base.BelayException;
import dev.belay.postgres.PostgresSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads which databases are guarded. */
final class DatabasesReader {
    /** The database that only {@code DATABASE_URL} or the set-up page names. */
    static final String DEFAULT = "default";

    private static final String SECTION = "databases";
    private static final String VARIABLE = "DATABASE_URL";

    private final Lookup lookup;
    private final List<String> warnings;

    DatabasesReader(Lookup lookup, List<String> warnings) {
        this.lookup = lookup;
        this.warnings = warnings;
    }

    /** Those of the section; {@code DATABASE_URL} is the database "default" when it is absent. */
    List<PostgresSettings> read() {
        if (lookup.document().at(SECTION).isEmpty()) {
            return fromVariable().stream().toList();
        }
        List<PostgresSettings> databases = lookup.document().items(SECTION).stream()
                .flatMap(item -> database(item).stream())
                .toList();
        warnAboutUnusedVariable();
        checkNames(databases);
        return databases;
    }

    private Optional<PostgresSettings> fromVariable() {
        return lookup.variables()
                .secret(VARIABLE)
                .flatMap(value -> settings(DEFAULT, value, "").map(database -> noted(database, value.origin())));
    }

    private Optional<PostgresSettings> database(Document item) {
        Optional<Value> name = required(item, "name");
        Optional<Value> url = required(item, "url");
        url.ifPresent(this::warnAboutPasswordInFile);
        String environment =
                lookup.value(item, "environment").map(Value::text).orElse("").strip();
        warnAboutSchemas(item);
        Optional<String> known = name.flatMap(value -> lookup.parse(SECTION + ".name", Kind.DATABASE, value));
        // a wrong address is told even when the name is wrong too
        Optional<PostgresSettings> settings =
                url.flatMap(value -> settings(known.orElse("unnamed"), value, environment));
        return settings.filter(database -> known.isPresent())
                .map(database -> noted(database, url.orElseThrow().origin()));
    }

    private Optional<Value> required(Document item, String key) {
        Optional<Value> value = lookup.value(item, key);
        if (value.isEmpty()) {
            item.node()
                    .ifPresent(node -> lookup.problems()
                            .add(item.origin(node), "a database has no " + key, "add '" + key + ":' to it"));
        }
        return value;
    }

    private Optional<PostgresSettings> settings(String name, Value url, String environment) {
        if (url.text().isBlank()) {
            return Optional.empty(); // the variable that it names is not set, which was told already
        }
        try {
            return Optional.of(PostgresSettings.of(name, url.text(), environment));
        } catch (BelayException e) {
            lookup.problems().add(url.origin(), e.sentence(), e.hint());
            return Optional.empty();
        }
    }

    private PostgresSettings noted(PostgresSettings database, Origin origin) {
        String environment = database.environment().isEmpty() ? "" : ", " + database.environment();
        lookup.note(SECTION + "." + database.name(), database.place() + environment, origin);
        return database;
    }

    /** A restore puts a whole database in the place of another: a part of one would take the rest away. */
    private void warnAboutSchemas(Document item) {
        if (!lookup.list(item, "schemas", Kind.SCHEMA).isEmpty()) {
            item.at("schemas")
                    .ifPresent(node -> warnings.add(item.origin(node)
                            + ": 'schemas' is not acted on by this version: every schema is backed up and restored"));
        }
    }

    private void warnAboutPasswordInFile(Value url) {
        if (!url.shown().contains("${") && url.text().matches("[^:]+://[^/:@]*:[^@]+@.*")) {
            warnings.add(url.origin() + ": a password stands in the file; write the address as \"${DATABASE_URL}\"");
        }
    }

    private void warnAboutUnusedVariable() {
        boolean used = lookup.document().items(SECTION).stream()
                .flatMap(item -> item.at("url").stream())
                .flatMap(node -> Document.text(node).stream())
                .anyMatch(text -> text.contains("${" + VARIABLE + "}"));
        boolean set = lookup.variables().find(VARIABLE).isPresent()
                || lookup.variables().find(VARIABLE + "_FILE").isPresent();
        if (set && !used) {
            warnings.add(VARIABLE + " is set, but the section 'databases' does not use it, so it is not guarded");
        }
    }

    /** Two names that differ in case or in {@code -} and {@code _} only would share a folder. */
    private void checkNames(List<PostgresSettings> databases) {
        Map<String, String> folders = new HashMap<>();
        for (PostgresSettings database : databases) {
            String folder = database.name().replace('_', '-').toLowerCase(Locale.ROOT);
            String before = folders.putIfAbsent(folder, database.name());
            if (before != null) {
                lookup.problems()
                        .add(
                                "the databases '" + before + "' and '" + database.name() + "' are named too alike",
                                "give each a name of its own; their backups would share a folder");
            }
        }
    }
}
