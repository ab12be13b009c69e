package dev.belay.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.access.Role;
import dev.belay.audit.AuditEntry.Outcome;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationId;
import dev.belay.operation.OperationKind;
import dev.belay.testing.fakes.FakeServer;
import dev.belay.vault.Manifest;
import dev.belay.vault.StoredBackup;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BackupPagesTest extends ConsoleTest {
    private static final Map<String, String> PASSWORD = Map.of("password", TestConsole.PASSWORD);

    @Test
    void anOperatorTakesABackup() {
        HttpResponse<String> answer =
                console.signedIn(Role.OPERATOR).post("/backups", Map.of("label", "before lunch", "pin", "true"));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/backups");
        Operation taken = console.journal.recent(1).getFirst();
        console.backups.await(taken.id(), Duration.ofSeconds(30));
        assertThat(taken.actor().name()).isEqualTo("operator");
        assertThat(console.outcomes("backup.take")).containsExactly(Outcome.INTENT, Outcome.DONE);
    }

    @Test
    void aBackupThatFailedIsToldWithItsReasonUntilAGoodOneCame() {
        console.databases.failDumps();
        Browser operator = console.signedIn(Role.OPERATOR);
        operator.post("/backups", Map.of());
        console.backups.await(console.journal.recent(1).getFirst().id(), Duration.ofSeconds(30));

        assertThat(operator.get("/backups").body())
                .contains("The last backup, begun a moment ago, failed")
                .doesNotContain("The backup has begun.");

        console.databases.mendDumps();
        console.clock.advance(Duration.ofMinutes(5));
        console.backup();
        assertThat(operator.get("/backups").body()).doesNotContain("The last backup, begun");
    }

    @Test
    void aSecondBackupIsRefusedOnThePageWithWhoHoldsTheDatabase() {
        console.databases.hold();
        Browser operator = console.signedIn(Role.OPERATOR);
        operator.post("/backups", Map.of());

        HttpResponse<String> second = operator.post("/backups", Map.of());

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("held by");
    }

    @Test
    void aLabelThatIsTooLongIsRefused() {
        assertThat(console.signedIn(Role.OPERATOR)
                        .post("/backups", Map.of("label", "x".repeat(201)))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void everybodyWhoIsSignedInCancelsABackup() {
        console.databases.hold();
        console.signedIn(Role.OPERATOR).post("/backups", Map.of());
        OperationId id = console.journal.running().getFirst().id();

        HttpResponse<String> answer = console.signedIn(Role.VIEWER).post("/jobs/" + id + "/cancel", Map.of());

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(console.journal.find(id).orElseThrow().phase()).isEqualTo("CANCELLED");
        assertThat(console.outcomes("backup.cancel")).containsExactly(Outcome.INTENT, Outcome.DONE);
    }

    @Test
    void aBackupIsPinnedAndUnpinned() {
        Manifest backup = console.backup();
        Browser operator = console.signedIn(Role.OPERATOR);

        operator.post("/backups/" + backup.id() + "/pin", Map.of("pinned", "true"));
        assertThat(console.stored(backup).pinned()).isTrue();
        operator.post("/backups/" + backup.id() + "/pin", Map.of("pinned", "false"));
        assertThat(console.stored(backup).pinned()).isFalse();

        assertThat(console.outcomes("backup.pin")).containsExactly(Outcome.INTENT, Outcome.DONE);
        assertThat(console.outcomes("backup.unpin")).containsExactly(Outcome.INTENT, Outcome.DONE);
    }

    @Test
    void aBackupIsReadAgainToItsEnd() {
        Manifest backup = console.backup();

        HttpResponse<String> answer =
                console.signedIn(Role.OPERATOR).post("/backups/" + backup.id() + "/verify", Map.of());

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/backups/" + backup.id());
        assertThat(lastReading().phase()).isEqualTo("DONE");
        assertThat(console.stored(backup).verifications()).hasSize(2);
        assertThat(console.outcomes("backup.verify")).containsExactly(Outcome.INTENT, Outcome.DONE);
    }

    @Test
    void aFileThatChangedIsFoundDamagedWhenItIsReadAgain() throws IOException {
        Manifest backup = console.backup();
        Path file = console.folder.find(backup.id()).orElseThrow().file();
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 3] ^= 1;
        Files.write(file, bytes);
        Browser operator = console.signedIn(Role.OPERATOR);

        operator.post("/backups/" + backup.id() + "/verify", Map.of());

        assertThat(lastReading().phase()).isEqualTo("FAILED");
        assertThat(console.stored(backup).good()).isFalse();
        assertThat(operator.get("/backups/" + backup.id()).body()).contains("is damaged");
        assertThat(console.outcomes("backup.verify")).containsExactly(Outcome.INTENT, Outcome.FAILED);
    }

    @Test
    void whatTheFileSaysWhenItsManifestIsLostIsTakenFromThePage() throws IOException {
        Manifest backup = console.backup();
        StoredBackup stored = console.folder.find(backup.id()).orElseThrow();
        Files.delete(stored.file().resolveSibling(backup.id() + ".json"));
        Browser operator = console.signedIn(Role.OPERATOR);
        assertThat(operator.get("/backups/" + backup.id()).body()).contains("Make its manifest anew from the file");

        operator.post("/backups/" + backup.id() + "/verify", Map.of());

        assertThat(lastReading().phase()).isEqualTo("DONE");
        assertThat(console.stored(backup).contents()).isEqualTo(backup.contents());
    }

    /** Waits for its end. */
    private Operation lastReading() {
        Operation reading = console.journal.recent(1).getFirst();
        assertThat(reading.kind()).isEqualTo(OperationKind.VERIFY);
        console.backups.await(reading.id(), Duration.ofSeconds(30));
        return console.journal.find(reading.id()).orElseThrow();
    }

    @Test
    void aBackupIsHandedOutWholeAfterThePassword() throws IOException {
        Manifest backup = console.backup();
        Browser admin = console.signedIn(Role.ADMIN);

        HttpResponse<InputStream> answer = admin.download("/backups/" + backup.id() + "/download", PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"" + backup.id() + ".sql.zst\"");
        try (InputStream body = answer.body()) {
            assertThat(body.readAllBytes())
                    .hasSize(Math.toIntExact(backup.contents().storedBytes()));
        }
        console.entries.await("backup.download", Outcome.DONE);
        assertThat(console.outcomes("backup.download")).containsExactly(Outcome.INTENT, Outcome.DONE);
    }

    @Test
    void withoutTheRightPasswordNothingIsHandedOutOrDeleted() {
        console.backup();
        console.clock.advance(Duration.ofHours(1));
        Manifest newest = console.backup();
        Browser admin = console.signedIn(Role.ADMIN);
        Map<String, String> wrong = Map.of("password", "wrong password");

        HttpResponse<String> download = admin.post("/backups/" + newest.id() + "/download", wrong);
        HttpResponse<String> delete = admin.post("/backups/" + newest.id() + "/delete", wrong);

        assertThat(List.of(download.statusCode(), delete.statusCode())).containsExactly(403, 403);
        assertThat(download.headers().firstValue("Content-Disposition")).isEmpty();
        assertThat(console.outcomes("backup.download")).isEmpty();
        assertThat(console.stored(newest)).isNotNull();
    }

    @Test
    void theNewestGoodBackupIsNeverDeleted() {
        Manifest older = console.backup();
        console.clock.advance(Duration.ofHours(1));
        Manifest newest = console.backup();
        Browser admin = console.signedIn(Role.ADMIN);

        assertThat(admin.post("/backups/" + newest.id() + "/delete", PASSWORD).statusCode())
                .isEqualTo(403);
        assertThat(admin.post("/backups/" + older.id() + "/delete", PASSWORD).statusCode())
                .isEqualTo(303);

        assertThat(console.stored(newest)).isNotNull();
        assertThat(console.outcomes("backup.delete")).containsExactly(Outcome.INTENT, Outcome.REFUSED, Outcome.INTENT);
    }

    @Test
    void aPinnedBackupIsNotDeleted() {
        Manifest older = console.backup();
        console.clock.advance(Duration.ofHours(1));
        console.backup();
        Browser admin = console.signedIn(Role.ADMIN);
        admin.post("/backups/" + older.id() + "/pin", Map.of("pinned", "true"));

        assertThat(admin.post("/backups/" + older.id() + "/delete", PASSWORD).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aBackupIsAddressedByItsIdAndByNothingElse() {
        Browser admin = console.signedIn(Role.ADMIN);

        for (String path : List.of("/backups/..%2f..%2fetc%2fpasswd", "/backups/none", "/backups/%2e%2e")) {
            assertThat(admin.get(path).statusCode()).as(path).isIn(400, 404);
        }
    }

    @Test
    void aDatabaseThatIsNotGuardedIsNotShown() {
        assertThat(console.signedIn(Role.VIEWER).get("/backups?database=nobody").statusCode())
                .isEqualTo(404);
        assertThat(console.signedIn(Role.VIEWER)
                        .get("/backups?database=" + FakeServer.LIVE)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void theAuditLogIsTakenAwayInBothFormats() {
        console.backup();
        Browser viewer = console.signedIn(Role.VIEWER);

        assertThat(viewer.get("/audit/export?format=csv").body())
                .startsWith("number,at,actor")
                .contains("\"backup.take\"");
        assertThat(Program.json(viewer.get("/audit/export?format=json")).size()).isGreaterThan(3);
        assertThat(viewer.get("/audit/export?format=pdf").statusCode()).isEqualTo(400);
    }
}
