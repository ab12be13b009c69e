package dev.belay.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.access.Role;
import dev.belay.access.Scope;
import dev.belay.audit.AuditEntry.Outcome;
import dev.belay.offsite.OffsiteSettings;
import dev.belay.operation.OperationKind;
import dev.belay.vault.Manifest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OffsitePagesTest extends ConsoleTest {
    @TempDir
    private Path nas;

    @BeforeEach
    void aBackupAndAStore() {
        console.offsite.setup.stores.add(
                new OffsiteSettings.Store("nas", new OffsiteSettings.Folder(nas), List.of(), true, null, List.of()));
    }

    @Test
    void aCopyIsSentAndShownAsProvenOnEveryPageAndInTheApi() {
        Manifest backup = console.backup();
        Browser viewer = console.signedIn(Role.VIEWER);
        console.offsite.deliver(backup.id());

        assertThat(viewer.get("/offsite").body())
                .contains("1 copy elsewhere is proven.", "all proven", nas.toString())
                .doesNotContain("/offsite/pause", "Connect another store");
        assertThat(viewer.get("/backups/" + backup.id()).body()).contains("Copies elsewhere", "read back a moment ago");
        assertThat(viewer.get("/").body()).contains("Safe here and elsewhere.", "Read back from 1 store");
        String bearer = "Bearer " + console.token(Scope.READ);
        assertThat(console.browser()
                        .get("/api/v1/backups/" + backup.id(), "Authorization", bearer)
                        .body())
                .contains("\"copies\":[{\"store\":\"nas\",\"state\":\"proven\"");
        assertThat(console.browser()
                        .get("/api/v1/backups", "Authorization", bearer)
                        .body())
                .contains("\"state\":\"proven\"");
        assertThat(console.browser().get("/metrics", "Authorization", bearer).body())
                .contains(
                        "belay_copies{store=\"nas\",state=\"proven\"} 1",
                        "belay_store_stopped{store=\"nas\"} 0",
                        "belay_copy_proven_timestamp_seconds{store=\"nas\"}");
    }

    @Test
    void aStoreRestsAndGoesOnWhenAnOperatorSaysSo() {
        Browser operator = console.signedIn(Role.OPERATOR);

        assertThat(operator.post("/offsite/pause", Map.of("store", "nas")).statusCode())
                .isEqualTo(303);
        assertThat(operator.get("/offsite").body()).contains("Sending there is paused.", "Sending is paused.");
        operator.post("/offsite/resume", Map.of("store", "nas"));

        assertThat(operator.get("/offsite").body())
                .contains("Sending there goes on.")
                .doesNotContain("Sending is paused.");
        assertThat(console.outcomes("offsite.pause")).containsExactly(Outcome.INTENT, Outcome.DONE);
        assertThat(console.outcomes("offsite.resume")).containsExactly(Outcome.INTENT, Outcome.DONE);
    }

    @Test
    void aTestSaysWhatItFound() {
        Browser operator = console.signedIn(Role.OPERATOR);

        operator.post("/offsite/test", Map.of("store", "nas"));

        assertThat(operator.get("/offsite").body())
                .contains("The test passed.", "A file was written, read back and deleted.");
        assertThat(operator.post("/offsite/test", Map.of("store", "none")).body())
                .contains("There is no store called none.");
    }

    @Test
    void aCopyThatIsGoneNeedsSomebodyAndIsSentAgain() throws IOException {
        Manifest backup = console.backup();
        console.offsite.deliver(backup.id());
        deleteEverything(nas);
        Browser operator = console.signedIn(Role.OPERATOR);
        operator.post("/offsite/compare", Map.of("store", "nas"));

        assertThat(operator.get("/offsite").body()).contains("1 copy needs somebody.", "missing", "Send it again");
        assertThat(operator.get("/").body()).contains("copies elsewhere need somebody", "1 copy is missing or damaged");
        assertThat(operator.post("/backups/" + backup.id() + "/send", Map.of("store", "nas"))
                        .statusCode())
                .isEqualTo(303);
        console.offsite.deliver(backup.id());

        assertThat(operator.get("/offsite").body()).contains("1 copy elsewhere is proven.");
        assertThat(operator.get("/backups/" + backup.id()).body()).contains("What happened to it", "missing");
    }

    @Test
    void aLostCopyCanBeGivenUp() throws IOException {
        Manifest backup = console.backup();
        console.offsite.deliver(backup.id());
        deleteEverything(nas);
        Browser operator = console.signedIn(Role.OPERATOR);
        operator.post("/offsite/compare", Map.of("store", "nas"));

        operator.post("/backups/" + backup.id() + "/give-up", Map.of("store", "nas"));

        assertThat(operator.get("/offsite").body())
                .contains("That copy is no longer asked for.")
                .doesNotContain("missing");
    }

    @Test
    void aStoreIsForgottenWithThePassword() {
        Browser admin = console.signedIn(Role.ADMIN);

        assertThat(admin.post("/offsite/forget", Map.of("store", "nas", "password", "wrong"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(console.offsite.setup.stores).hasSize(1);
        admin.post("/offsite/forget", Map.of("store", "nas", "password", TestConsole.PASSWORD));

        assertThat(console.offsite.setup.stores).isEmpty();
        assertThat(admin.get("/offsite").body()).contains("Backups lie on this machine only.");
    }

    @Test
    void theSecretOfANewKeyIsShownOnceAndCountsOnlyWhenItWasTypedBack() {
        Browser admin = console.signedIn(Role.ADMIN);
        String sheet = admin.post("/offsite/key/new", Map.of()).body();
        String secret = between(sheet, "AGE-SECRET-KEY-1", "<");
        String recipient = between(sheet, "age1", "<");
        assertThat(sheet).contains("Recovery sheet of", nas.toString());
        assertThat(console.offsite.sealed.recipients).isEmpty();

        HttpResponse<String> wrong = admin.post(
                "/offsite/key/keep",
                Map.of("recipient", recipient, "secret", "AGE-SECRET-KEY-1X", "password", TestConsole.PASSWORD));
        assertThat(wrong.statusCode()).isBetween(400, 499);
        assertThat(wrong.body()).contains(recipient).doesNotContain(secret);
        assertThat(console.offsite.sealed.recipients).isEmpty();
        admin.post(
                "/offsite/key/keep",
                Map.of("recipient", recipient, "secret", secret, "password", TestConsole.PASSWORD));

        assertThat(console.offsite.sealed.recipients).containsExactly(recipient);
        assertThat(admin.get("/offsite/key").body())
                .contains("Copies are encrypted.", recipient)
                .doesNotContain(secret);
        assertThat(console.audit.newest("", 1000).toString()).doesNotContain(secret);
    }

    /** The stream ends when the page is to be looked at again. */
    @Test
    void whatLiesInAStoreIsShownAndFetchedByAnAdminOnly() throws IOException {
        Manifest backup = console.backup();
        console.offsite.deliver(backup.id());
        Browser viewer = console.signedIn(Role.VIEWER);
        assertThat(viewer.get("/offsite/found").body())
                .contains("1 backup lies in", "here too")
                .doesNotContain("/offsite/fetch");
        deleteEverything(console.folder.root());
        console.clock.advance(Duration.ofMinutes(2));
        Browser admin = console.signedIn(Role.ADMIN);
        assertThat(admin.get("/offsite/found?store=nas").body()).contains("only there", "Fetch");

        HttpResponse<String> answer = admin.post(
                "/offsite/fetch", Map.of("store", "nas", "backup", backup.id().value()));

        assertThat(answer.headers().firstValue("Location")).contains("/offsite/found?store=nas");
        awaitFetch();
        assertThat(admin.get("/backups/" + backup.id()).statusCode()).isEqualTo(200);
        assertThat(admin.get("/offsite/found").body()).contains("here too");
        assertThat(admin.get("/offsite/found?store=none").statusCode()).isEqualTo(404);
    }

    @Test
    void aCopyIsFetchedAndTried() {
        Manifest backup = console.backup();
        console.offsite.deliver(backup.id());
        Browser admin = console.signedIn(Role.ADMIN);
        assertThat(admin.get("/backups/" + backup.id()).body()).contains("Fetch and drill this copy");

        admin.post("/backups/" + backup.id() + "/drill-copy", Map.of("store", "nas"));

        awaitFetch();
        assertThat(console.offsite.tried).containsExactly(backup.id() + " from nas");
        assertThat(admin.post(
                                "/offsite/fetch",
                                Map.of("store", "nas", "backup", backup.id().value(), "key", "wrong"))
                        .statusCode())
                .isEqualTo(400);
    }

    private void awaitFetch() {
        console.journal
                .recent(Set.of(OperationKind.FETCH), 1)
                .forEach(fetch -> assertThat(console.offsite.fetching.await(fetch.id(), Duration.ofSeconds(30)))
                        .isPresent());
    }

    private static String between(String text, String begin, String end) {
        int from = text.indexOf(begin);
        return text.substring(from, text.indexOf(end, from));
    }

    private static void deleteEverything(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.filter(each -> !each.equals(folder))
                    .sorted(Comparator.reverseOrder())
                    .toList()) {
                Files.delete(path);
            }
        }
    }
}
