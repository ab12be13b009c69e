package dev.belay;

import dev.belay.access.Role;
import dev.belay.access.Users;
import dev.belay.backup.BackupRequest;
import dev.belay.backup.BackupResult;
import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Secret;
import dev.belay.cli.Console;
import dev.belay.config.Environment;
import dev.belay.config.SettingsReader;
import dev.belay.demo.DemoServer;
import dev.belay.server.ServerFolder;
import dev.belay.vault.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The demo: a private PostgreSQL with a ledger, two backups of it, and a console with a one-time password. */
final class DemoConsole implements Console {
    private static final String ADMIN = "admin";
    private static final String COPIES = "offsite";

    private final DemoServer server;
    private final Installation belay;
    private final RunningConsole console;
    private final Secret password;

    private DemoConsole(DemoServer server, Installation belay, RunningConsole console, Secret password) {
        this.server = server;
        this.belay = belay;
        this.console = console;
        this.password = password;
    }

    /** Starts all of it under {@code target/demo} of the current folder. */
    static DemoConsole start(Environment environment, Clock clock) {
        Path home = environment.folder().resolve("target").resolve("demo");
        DemoServer server = DemoServer.start(home, clock);
        try {
            if (server.fresh()) {
                clear(home.resolve("belay"));
                clear(home.resolve("backups"));
                clear(home.resolve(COPIES));
            }
            prepareStore(home);
            Environment inside = inside(environment, home, server);
            Installation belay = new Installation(inside, SettingsReader.read(inside), clock, Edges.real());
            return start(server, belay);
        } catch (RuntimeException | Error e) {
            server.close();
            throw e;
        }
    }

    private static DemoConsole start(DemoServer server, Installation belay) {
        try {
            belay.recovery().run();
            if (server.fresh()) {
                backUp(belay, "before the latest week");
                server.loadLatestWeek();
                backUp(belay, "the week is in");
            }
            Secret password = newPassword(belay.access().users());
            return new DemoConsole(server, belay, RunningConsole.start(belay), password);
        } catch (RuntimeException | Error e) {
            belay.close();
            throw e;
        }
    }

    /** A folder beside the backups shows what copies are; in earnest it would be on another machine. */
    private static void prepareStore(Path home) {
        try {
            Files.createDirectories(home.resolve(COPIES));
            Path settings = home.resolve("belay.yml");
            if (!Files.exists(settings)) {
                Files.writeString(
                        settings, "offsite:\n  - { name: second-disk, type: folder, path: " + COPIES + " }\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Environment inside(Environment environment, Path home, DemoServer server) {
        Map<String, String> variables = new HashMap<>();
        for (String kept :
                List.of("BELAY_PORT", "BELAY_BIND", "BELAY_TEMPLATES", "BELAY_PG_BIN", "BELAY_TIMEZONE", "TZ")) {
            Optional.ofNullable(environment.variables().get(kept)).ifPresent(value -> variables.put(kept, value));
        }
        variables.put("DATABASE_URL", server.database().url().reveal());
        variables.put("BELAY_HOME", home.resolve("belay").toString());
        variables.put("BELAY_BACKUPS", home.resolve("backups").toString());
        return new Environment(variables, home, environment.zone());
    }

    private static void backUp(Installation belay, String label) {
        String database = belay.databases().all().getFirst().name();
        BackupRequest request = new BackupRequest(database, Reason.MANUAL, label, null, false);
        switch (belay.backups().take(request, Actor.belay(), id -> {})) {
            case BackupResult.Good _ -> {}
            case BackupResult.Failed(var code, String sentence, String hint) ->
                throw new BelayException(code, sentence, hint);
            case BackupResult.Cancelled(String by) ->
                throw new BelayException(
                        ErrorCode.CANCELLED, "the demo's backup was cancelled by " + by, "start again");
        }
    }

    /** A new password at every start: it is shown, so it must not last. */
    private static Secret newPassword(Users users) {
        byte[] random = new byte[9];
        new SecureRandom().nextBytes(random);
        Secret password = new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(random));
        if (users.find(ADMIN).isPresent()) {
            users.passwd(Actor.belay(), ADMIN, password);
        } else {
            users.add(Actor.belay(), ADMIN, Role.ADMIN, password);
        }
        return password;
    }

    private static void clear(Path folder) {
        try {
            ServerFolder.remove(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public URI address() {
        return console.address();
    }

    @Override
    public Optional<URI> setupLink() {
        return Optional.empty();
    }

    @Override
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add("Sign in as " + ADMIN + " with the password " + password.reveal());
        server.note().ifPresent(notes::add);
        notes.add("");
        notes.add("Try this:");
        notes.add("  1. Backups: take a backup.");
        notes.add("  2. Break something, in another terminal:");
        notes.add("     " + server.database().psqlLine());
        notes.add("  3. Restore: choose your backup, look at what would come back, type the password, watch the"
                + " countdown; cancel it once, then let it run.");
        notes.add("  4. Undo it.");
        notes.add("");
        return notes;
    }

    @Override
    public void close() {
        try (server;
                belay) {
            console.close();
        }
    }
}
