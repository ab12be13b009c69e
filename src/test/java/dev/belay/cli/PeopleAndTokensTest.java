package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.access.Role;
import dev.belay.access.Scope;
import dev.belay.access.Token;
import dev.belay.base.Secret;
import dev.belay.cli.Desk.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PeopleAndTokensTest {
    @TempDir
    Path home;

    private Desk desk = new Desk(Path.of(""));

    @BeforeEach
    void sitDown() {
        desk = new Desk(home);
    }

    @Test
    void aUserIsMadeWithAPasswordThatIsTypedTwice() {
        desk.terminal.answers("a good password", "a good password");

        Run run = desk.run("user", "add", "minji", "--role", "admin");

        assertThat(run.code()).isZero();
        assertThat(desk.terminal.questions).containsExactly("New password of minji: ", "Once more: ");
        assertThat(run.out() + run.err()).doesNotContain("a good password");
        assertThat(desk.services.users().find("minji").orElseThrow().role()).isEqualTo(Role.ADMIN);
    }

    @Test
    void twoDifferentPasswordsMakeNoUser() {
        desk.terminal.answers("a good password", "another password");

        assertThat(desk.run("user", "add", "minji").code()).isEqualTo(2);
        assertThat(desk.services.users().list()).isEmpty();
    }

    @Test
    void aPasswordMayComeFromAFileAndEndsAtItsLineBreak() throws IOException {
        Path file = Files.writeString(home.resolve("password"), " a good password \n");

        assertThat(desk.run("user", "add", "minji", "--password-file", file.toString())
                        .code())
                .isZero();
        assertThat(desk.services.users().find("minji").orElseThrow().role()).isEqualTo(Role.VIEWER);
    }

    @Test
    void aPasswordFileThatIsMissingOrEmptyIsExitCodeTwo() throws IOException {
        Path empty = Files.createFile(home.resolve("empty"));

        assertThat(desk.run("user", "add", "minji", "--password-file", "/nowhere")
                        .code())
                .isEqualTo(2);
        assertThat(desk.run("user", "add", "minji", "--password-file", empty.toString())
                        .code())
                .isEqualTo(2);
    }

    @Test
    void aPasswordThatIsTooShortIsExitCodeTwo() {
        desk.terminal.answers("short", "short");

        assertThat(desk.run("user", "add", "minji").code()).isEqualTo(2);
    }

    @Test
    void rolesPasswordsAndDoorsAreChanged() {
        desk.services.addAdmin("owner");
        desk.services.addAdmin("minji");
        desk.terminal.answers("another password", "another password");

        assertThat(desk.run("user", "role", "minji", "--role", "operator").code())
                .isZero();
        assertThat(desk.run("user", "passwd", "minji").code()).isZero();
        assertThat(desk.run("user", "disable", "minji").code()).isZero();
        Run list = desk.run("user", "list");

        assertThat(list.out().lines())
                .anyMatch(line -> line.matches("minji +operator +2026-02-19 12:00:00 \\+09:00 +disabled"));
        assertThat(desk.run("user", "role", "minji").code()).isEqualTo(2);
    }

    @Test
    void theLastAdminCannotBeShutOut() {
        desk.services.addAdmin("owner");

        assertThat(desk.run("user", "disable", "owner").code()).isEqualTo(7);
    }

    @Test
    void aTokensSecretStandsAloneOnStandardOutput() {
        Run run = desk.run("token", "create", "deploy-server", "--scope", "backup,deploy", "--valid", "30d");

        assertThat(run.code()).isZero();
        assertThat(run.out().lines()).hasSize(1);
        Token token = desk.services.tokens().authenticate(new Secret(run.out().strip()));
        assertThat(token.scopes()).containsExactlyInAnyOrder(Scope.BACKUP, Scope.DEPLOY);
        assertThat(token.expires()).isEqualTo(desk.services.clock.instant().plus(Duration.ofDays(30)));
        assertThat(run.err()).contains(token.id()).doesNotContain(run.out().strip());
    }

    @Test
    void aTokenIsListedAndRevoked() {
        desk.run("token", "create", "ci", "--scope", "read");
        String id = desk.services.tokens().list().getFirst().id();

        assertThat(desk.run("token", "list").out()).contains(id, "ci", "read", "usable");
        assertThat(desk.run("token", "revoke", id).code()).isZero();
        assertThat(desk.run("token", "list").out()).contains("revoked");
        assertThat(desk.run("token", "revoke", "nothing").code()).isEqualTo(2);
    }

    @Test
    void aTokenNeedsAScope() {
        assertThat(desk.run("token", "create", "ci").code()).isEqualTo(2);
        assertThat(desk.run("token", "create", "ci", "--scope", "restore").code())
                .isEqualTo(2);
    }
}
