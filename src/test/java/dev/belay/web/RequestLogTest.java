package dev.belay.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.belay.access.Role;
import dev.belay.access.Scope;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RequestLogTest extends ConsoleTest {
    private static final String CANARY = "canary-4711";

    private final Logger everything = (Logger) LoggerFactory.getLogger("dev.belay");
    private final ListAppender<ILoggingEvent> written = new ListAppender<>();

    @BeforeEach
    void listen() {
        written.start();
        everything.addAppender(written);
        everything.setLevel(Level.DEBUG);
    }

    @AfterEach
    void stopListening() {
        everything.detachAppender(written);
        everything.setLevel(null);
    }

    @Test
    void aRequestIsOneLineWithWhoAskedForWhat() {
        Browser viewer = console.signedIn(Role.VIEWER);

        viewer.get("/backups?q=" + CANARY);
        console.close();

        assertThat(lines()).anySatisfy(line -> assertThat(line).matches("GET /backups 200 \\d+ ms 127.0.0.1 viewer"));
    }

    @Test
    void noSecretThatAVisitorSendsIsEverLogged() {
        Browser browser = console.browser();
        browser.signIn("admin", CANARY);
        browser.signIn(CANARY, TestConsole.PASSWORD);
        browser.get("/setup?token=" + CANARY);
        browser.post("/setup", Map.of("token", CANARY, "name", "x", "password", CANARY, "repeat", CANARY));
        browser.setCookie("belay", CANARY);
        browser.get("/audit");
        new Program(console.browser(), CANARY).get("/api/v1/backups");
        Program ci = new Program(console.browser(), console.token(Scope.BACKUP));
        ci.post("/api/v1/backups", "{\"label\":\"" + CANARY);
        String session = console.signedIn(Role.ADMIN).cookie("belay").orElseThrow();
        console.close();

        assertThat(lines()).hasSizeGreaterThan(8).noneMatch(line -> line.contains(CANARY));
        assertThat(lines()).noneMatch(line -> line.contains(session) || line.contains(ci.token()));
        assertThat(console.audit.newest("", 1000))
                .noneMatch(entry -> entry.toString().contains(CANARY));
    }

    @Test
    void aPathCannotForgeALine() {
        console.browser().get("/a%0d%0aGET%20/forged");
        console.close();

        assertThat(lines()).isNotEmpty().noneMatch(line -> line.contains("\n") || line.contains("\r"));
    }

    private List<String> lines() {
        return List.copyOf(written.list).stream()
                .map(event -> event.getFormattedMessage()
                        + (event.getThrowableProxy() == null
                                ? ""
                                : ": " + event.getThrowableProxy().getMessage()))
                .toList();
    }
}
