package dev.belay.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.access.Role;
import dev.belay.access.Scope;
import dev.belay.audit.AuditEntry.Outcome;
import dev.belay.backup.BackupCatalogue;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationId;
import dev.belay.operation.OperationKind;
import dev.belay.vault.Manifest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deleting a backup by hand, and keeping it after all. */
class RemovalPagesTest extends ConsoleTest {
    private static final Map<String, String> PASSWORD = Map.of("password", TestConsole.PASSWORD);

    private Manifest older() {
        Manifest older = console.backup();
        console.clock.advance(Duration.ofHours(1));
        console.backup();
        return older;
    }

    private static Operation deletion(TestConsole console) {
        return console.journal.recent(1).stream()
                .filter(operation -> operation.kind() == OperationKind.DELETE)
                .findFirst()
                .orElseThrow();
    }

    private static String delete(Browser admin, Manifest backup) {
        HttpResponse<String> answer = admin.post("/backups/" + backup.id() + "/delete", PASSWORD);
        assertThat(answer.statusCode()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    @Test
    void aDeletionLeadsBackToThePageThatCountsDownAndOffersToKeepTheBackup() {
        Manifest older = older();
        Browser admin = console.signedIn(Role.ADMIN);

        assertThat(delete(admin, older)).isEqualTo("/backups/" + older.id());

        OperationId deletion = deletion(console).id();
        assertThat(admin.get("/backups/" + older.id()).body())
                .contains("This backup is about to be deleted", "600", "/jobs/" + deletion + "/cancel", "Keep it")
                .contains("http-equiv=\"refresh\"")
                .doesNotContain("/backups/" + older.id() + "/delete");
        assertThat(console.stored(older)).isNotNull();
    }

    @Test
    void itStandsOnEveryPageAndAnybodyWhoIsSignedInKeepsTheBackup() {
        Manifest older = older();
        delete(console.signedIn(Role.ADMIN), older);
        OperationId deletion = deletion(console).id();
        Browser viewer = console.signedIn(Role.VIEWER);

        assertThat(viewer.get("/backups").body())
                .contains("/jobs/" + deletion + "/cancel", "is about to be deleted, as ");

        HttpResponse<String> kept = viewer.post("/jobs/" + deletion + "/cancel", Map.of());
        assertThat(kept.headers().firstValue("Location")).contains("/backups/" + older.id());
        assertThat(viewer.get("/backups/" + older.id()).body())
                .contains("The backup stays.")
                .doesNotContain("This backup is about to be deleted");
        assertThat(console.outcomes("backup.delete")).startsWith(Outcome.INTENT);
        assertThat(console.outcomes("backup.delete.cancel")).containsExactly(Outcome.INTENT, Outcome.DONE);
        assertThat(viewer.get("/").body()).contains("kept a backup that");
    }

    @Test
    void onlyAnAdminDeletes() {
        Manifest older = older();
        for (Role role : new Role[] {Role.VIEWER, Role.OPERATOR}) {
            assertThat(console.signedIn(role)
                            .post("/backups/" + older.id() + "/delete", PASSWORD)
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(console.outcomes("backup.delete")).isEmpty();
    }

    @Test
    void thePageSaysWhyABackupCannotBeDeleted() {
        Manifest older = older();
        Manifest newest = console.folder.list().stream()
                .flatMap(backup -> BackupCatalogue.manifest(backup).stream())
                .findFirst()
                .orElseThrow();
        Browser admin = console.signedIn(Role.ADMIN);
        admin.post("/backups/" + older.id() + "/pin", Map.of("pinned", "true"));

        assertThat(admin.get("/backups/" + newest.id()).body())
                .contains("It cannot be deleted until a newer one is good")
                .doesNotContain("/backups/" + newest.id() + "/delete");
        assertThat(admin.get("/backups/" + older.id()).body())
                .contains("It is kept for ever, and so it cannot be deleted")
                .doesNotContain("/backups/" + older.id() + "/delete");
    }

    @Test
    void aBackupThatAPreviewRestsOnIsNotDeleted() {
        Manifest older = older();
        Browser admin = console.signedIn(Role.ADMIN);
        admin.post("/restores", Map.of("backup", older.id().value()));

        HttpResponse<String> answer = admin.post("/backups/" + older.id() + "/delete", PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("It is needed now and cannot be deleted.");
        assertThat(admin.get("/backups/" + older.id(), "Accept-Language", "ko").body())
                .contains("지금 쓰이고 있어 지울 수 없습니다.");
    }

    @Test
    void aProgramSeesADeletionAndKeepsTheBackup() {
        Manifest older = older();
        delete(console.signedIn(Role.ADMIN), older);
        String job = "/api/v1/jobs/" + deletion(console).id();
        Program ci = new Program(console.browser(), console.token(Scope.BACKUP));

        assertThat(Program.json(ci.get(job)).path("phase").asText()).isEqualTo("waiting");
        assertThat(ci.delete(job).statusCode()).isEqualTo(202);

        assertThat(console.stored(older)).isNotNull();
    }

    @Test
    void onceItIsGoneItsPageLeadsToTheOthersAndSaysSo(@TempDir Path elsewhere) {
        try (TestConsole hasty = TestConsole.deletingAtOnce(elsewhere).withUsers()) {
            Manifest older = hasty.backup();
            hasty.clock.advance(Duration.ofHours(1));
            hasty.backup();
            Browser admin = hasty.signedIn(Role.ADMIN);
            delete(admin, older);
            OperationId deletion = deletion(hasty).id();
            hasty.entries.await("backup.delete", Outcome.DONE);

            HttpResponse<String> page = admin.get("/backups/" + older.id());
            assertThat(page.statusCode()).isEqualTo(303);
            assertThat(page.headers().firstValue("Location")).contains("/backups");
            assertThat(admin.get("/backups").body()).contains("The backup is deleted.");
            assertThat(admin.post("/jobs/" + deletion + "/cancel", Map.of()).statusCode())
                    .isEqualTo(303);
            assertThat(hasty.outcomes("backup.delete")).containsExactly(Outcome.INTENT, Outcome.DONE);
        }
    }
}
