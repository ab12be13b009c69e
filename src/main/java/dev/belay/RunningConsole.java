package dev.belay;

import dev.belay.access.Role;
import dev.belay.access.SessionSettings;
import dev.belay.access.Sessions;
import dev.belay.access.SetupLink;
import dev.belay.access.SignIn;
import dev.belay.backup.Databases;
import dev.belay.backup.GuardedDatabase;
import dev.belay.base.Actor;
import dev.belay.base.Secret;
import dev.belay.cli.Console;
import dev.belay.config.Settings;
import dev.belay.notify.Alarms;
import dev.belay.web.Collaborators;
import dev.belay.web.WebServer;
import dev.belay.web.WebSettings;
import dev.belay.web.api.Probe;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A console that serves one installation, and goes on settling what could not be settled when it started. */
final class RunningConsole implements Console {
    private static final Logger LOG = LoggerFactory.getLogger(RunningConsole.class);
    private static final Duration SETTLE_AGAIN = Duration.ofMinutes(1);
    private static final Duration VERIFICATIONS = Duration.ofSeconds(15);
    private static final Duration DRILLS = Duration.ofMinutes(1);
    /** More often than a list of it is trusted, so that no page has to look at each file. */
    private static final Duration LOOK_AT_THE_FOLDER = Duration.ofSeconds(30);

    private static final Duration LOOK_AT_THE_CALENDAR = Duration.ofSeconds(10);
    private static final String FIRST_ADMIN = "admin";

    private final Installation belay;
    private final WebServer server;
    private final Ticks ticks = new Ticks();
    private final @Nullable Secret setupToken;

    private RunningConsole(Installation belay) {
        this.belay = belay;
        SetupLink link = setupLink(belay);
        this.setupToken = firstAdmin(belay) ? null : link.issue().orElse(null);
        this.server = new WebServer(webSettings(belay.settings()), collaborators(belay, link));
    }

    /** Starts to serve; the caller closes it, and {@code belay} after it. */
    static RunningConsole start(Installation belay) {
        RunningConsole console = new RunningConsole(belay);
        console.server.start();
        console.ticks.begin("settle", SETTLE_AGAIN, console::settle);
        Alarms alarms = belay.alarms();
        console.ticks.begin("alarms", Alarming.every(alarms.settings()), alarms::look);
        alarms.routes()
                .forEach(route ->
                        console.ticks.begin("messages by " + route, Alarming.DELIVER, () -> alarms.deliver(route)));
        console.ticks.begin("folder", LOOK_AT_THE_FOLDER, () -> belay.folder().look());
        console.ticks.begin("verifications", VERIFICATIONS, belay.upkeep().verificationSchedule()::tick);
        console.ticks.begin("drills", DRILLS, belay.drillSchedule()::tick);
        console.ticks.begin("retention", Retaining.EVERY, belay.retention()::tick);
        console.ticks.begin("copies", OffsiteWork.SEND, belay.offsite().courier()::tick);
        console.ticks.begin("stores", OffsiteWork.LOOK_AFTER, belay.offsite().upkeep()::tick);
        console.ticks.begin("calendar", LOOK_AT_THE_CALENDAR, belay.calendar().timetable()::tick);
        return console;
    }

    @Override
    public URI address() {
        URI published = belay.settings().console().publicUrl();
        String bind = belay.settings().console().bind();
        String host = bind.contains(":") ? "[" + bind + "]" : bind;
        return published == null ? URI.create("http://" + host + ":" + server.port()) : published;
    }

    @Override
    public Optional<URI> setupLink() {
        return Optional.ofNullable(setupToken)
                .map(token -> URI.create(address().toString().replaceAll("/$", "") + "/setup?token=" + token.reveal()));
    }

    @Override
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        belay.state()
                .movedAside()
                .ifPresent(file -> notes.add("the state was damaged and begun anew; the damaged one is " + file
                        + "; backups are in their folder as before"));
        if (belay.databases().all().isEmpty()) {
            notes.add("no database is named: sign in, and the console asks for it (or set DATABASE_URL)");
        }
        return notes;
    }

    @Override
    public void close() {
        ticks.close();
        server.close();
    }

    private void settle() {
        belay.recovery().run().forEach(LOG::info);
    }

    private static SetupLink setupLink(Installation belay) {
        Access access = belay.access();
        return new SetupLink(belay.state().setup(), access.users(), access.hasher(), access.secrets(), belay.clock());
    }

    /** Makes the first admin from the configured password; false when there is none and a link is needed. */
    private static boolean firstAdmin(Installation belay) {
        Secret password = belay.settings().console().adminPassword();
        if (password == null || !belay.access().users().list().isEmpty()) {
            return false;
        }
        belay.access().users().add(Actor.belay(), FIRST_ADMIN, Role.ADMIN, password);
        return true;
    }

    private static WebSettings webSettings(Settings settings) {
        Settings.Console console = settings.console();
        Path templates = settings.general().templates();
        return new WebSettings(
                console.bind(),
                console.port(),
                console.publicUrl(),
                console.trustedProxies(),
                templates,
                settings.general().zone());
    }

    private static Collaborators collaborators(Installation belay, SetupLink link) {
        Access access = belay.access();
        Settings.Console console = belay.settings().console();
        Sessions sessions = new Sessions(
                belay.state().sessions(),
                belay.state().users(),
                new SessionSettings(console.sessionIdle(), console.sessionMax()),
                access.secrets(),
                belay.clock());
        return new Collaborators(
                new Collaborators.People(
                        new SignIn(access.check(), belay.audit()),
                        access.reauthentication(),
                        sessions,
                        link,
                        access.tokens(),
                        access.throttle()),
                new Collaborators.Backups(
                        belay.databases(),
                        belay.pageDatabase(),
                        belay.backups(),
                        belay.catalogue(),
                        belay.upkeep().verifications(),
                        belay.removals()),
                new Collaborators.Calendars(
                        belay.calendar().file(),
                        belay.calendar().book(),
                        belay.calendar().closing(),
                        belay.retention()),
                new Collaborators.Restores(belay.restores(), belay.targets(), belay.drills()),
                new Collaborators.Offsite(
                        belay.offsite().service(),
                        belay.offsite().driveSignIn(),
                        belay.offsite().keys(),
                        belay.fetching()),
                new Collaborators.Records(
                        belay.state().journal(), belay.audit(), belay.state().idempotency(), belay.alarms()),
                new Collaborators.Server(belay.clock(), new SecureRandom(), Version.text(), probes(belay)));
    }

    private static List<Probe> probes(Installation belay) {
        Databases databases = belay.databases();
        return List.of(
                new Probe(
                        "database",
                        () -> databases.all().stream()
                                .map(GuardedDatabase::name)
                                .forEach(name -> belay.targets().live(name).target())),
                new Probe("folder", belay.folder()::usableSpace),
                new Probe("state", () -> belay.state().journal().running()));
    }
}
