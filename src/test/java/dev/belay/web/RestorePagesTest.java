package dev.belay.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.access.Role;
import dev.belay.audit.AuditEntry.Outcome;
import dev.belay.operation.OperationId;
import dev.belay.restore.Phase;
import dev.belay.vault.Manifest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestorePagesTest extends ConsoleTest {
    @Test
    void aPreviewLeadsToThePageOfItsRestore() {
        OperationId restore = preview(console.signedIn(Role.ADMIN), console.backup());

        HttpResponse<String> page = console.signedIn(Role.VIEWER).get("/restores/" + restore);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(console.restores.view(restore).phase()).isEqualTo(Phase.PREVIEWED);
    }

    @Test
    void aWrongPasswordIsRefusedOnTheSamePageAndChangesNothing() {
        Browser admin = console.signedIn(Role.ADMIN);
        OperationId restore = preview(admin, console.backup());

        HttpResponse<String> answer =
                admin.post("/restores/" + restore + "/confirm", Map.of("password", "wrong password"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).containsIgnoringCase("the password is wrong");
        assertThat(console.restores.view(restore).phase()).isEqualTo(Phase.PREVIEWED);
        assertThat(console.outcomes("restore")).isEmpty();
    }

    @Test
    void guessingThePasswordOfARestoreIsSlowedDownTogetherWithTheSignIn() {
        Browser admin = console.signedIn(Role.ADMIN);
        OperationId restore = preview(admin, console.backup());
        for (int guess = 0; guess < 5; guess++) {
            admin.post("/restores/" + restore + "/confirm", Map.of("password", "guess number " + guess));
        }

        HttpResponse<String> slowed =
                admin.post("/restores/" + restore + "/confirm", Map.of("password", TestConsole.PASSWORD));

        assertThat(slowed.statusCode()).isEqualTo(429);
        assertThat(console.browser().signIn("admin", TestConsole.PASSWORD).statusCode())
                .isEqualTo(429);
    }

    @Test
    void everybodyWhoIsSignedInCancelsInTheCooldown() {
        Browser admin = console.signedIn(Role.ADMIN);
        OperationId restore = preview(admin, console.backup());
        String before = admin.cookie("belay").orElseThrow();

        HttpResponse<String> confirmed =
                admin.post("/restores/" + restore + "/confirm", Map.of("password", TestConsole.PASSWORD));
        assertThat(confirmed.statusCode()).isEqualTo(303);
        assertThat(admin.cookie("belay")).isPresent().get().isNotEqualTo(before);
        assertThat(console.restores.running()).hasSize(1);

        HttpResponse<String> cancelled =
                console.signedIn(Role.VIEWER).post("/restores/" + restore + "/cancel", Map.of());
        assertThat(cancelled.headers().firstValue("Location")).contains("/restores/" + restore);
        assertThat(console.restores.view(restore).phase()).isEqualTo(Phase.CANCELLED);
        assertThat(console.outcomes("restore.cancel")).containsExactly(Outcome.INTENT, Outcome.DONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "../../etc/passwd", "", "none", "a\u0000b"})
    void aBrowserNamesBackupsOfTheFolderAndNoFiles(String backup) {
        HttpResponse<String> answer = console.signedIn(Role.ADMIN).post("/restores", Map.of("backup", backup));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(console.journal.recent(1)).isEmpty();
    }

    @Test
    void aRestoreThatIsNotDoneCannotBeUndone() {
        Browser admin = console.signedIn(Role.ADMIN);
        OperationId restore = preview(admin, console.backup());

        assertThat(admin.post("/restores/" + restore + "/undo", Map.of()).statusCode())
                .isEqualTo(403);
    }

    private static OperationId preview(Browser admin, Manifest backup) {
        HttpResponse<String> answer =
                admin.post("/restores", Map.of("backup", backup.id().value()));
        assertThat(answer.statusCode()).isEqualTo(303);
        String page = answer.headers().firstValue("Location").orElseThrow();
        return new OperationId(page.substring("/restores/".length()));
    }
}
