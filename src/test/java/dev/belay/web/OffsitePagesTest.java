package dev.belay.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.access.Role;
import dev.belay.access.Scope;
import dev.belay.audit.AuditEntry.Outcome;
import dev.belay.offsite.OffsiteSettings;
import dev.belay.offsite.StoreException;
import dev.belay.operation.OperationKind;
import dev.belay.vault.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
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
    void aFolderIsTestedAndOnlyKeptWithThePassword(@TempDir Path other) {
        Browser admin = console.signedIn(Role.ADMIN);
        String draft = location(admin.post(
                "/offsite/connect",
                Map.of(
                        "kind",
                        "folder",
                        "name",
                        "usb",
                        "path",
                        other.toString(),
                        "daily",
                        "14",
                        "rate1",
                        "2",
                        "from1",
                        "08:00",
                        "to1",
                        "19:00")));

        assertThat(admin.get(draft).body()).contains("The test passed.", "08:00 to 19:00: 2 MB a second", "14 days");
        assertThat(stores()).containsExactly("nas");
        HttpResponse<String> wrong = admin.post(draft + "/keep", Map.of("password", "wrong"));
        assertThat(wrong.statusCode()).isEqualTo(403);
        assertThat(stores()).containsExactly("nas");

        assertThat(location(admin.post(draft + "/keep", Map.of("password", TestConsole.PASSWORD))))
                .isEqualTo("/offsite");
        assertThat(stores()).containsExactly("nas", "usb");
        assertThat(admin.get(draft).statusCode()).isEqualTo(404);
    }

    @Test
    void aFolderThatIsNotThereIsNotKept() {
        Browser admin = console.signedIn(Role.ADMIN);
        String draft = location(admin.post(
                "/offsite/connect",
                Map.of(
                        "kind",
                        "folder",
                        "name",
                        "usb",
                        "path",
                        nas.resolve("none").toString())));

        assertThat(admin.get(draft).body()).contains("It did not go through.").doesNotContain("Keep it");
        assertThat(admin.post(draft + "/keep", Map.of("password", TestConsole.PASSWORD))
                        .body())
                .contains("The store usb has passed no test.");
        assertThat(stores()).containsExactly("nas");
    }

    @Test
    void aStoreIsChangedWithoutItsSecretsBeingTypedOrShownAgain() {
        Browser admin = console.signedIn(Role.ADMIN);
        Map<String, String> form = Map.of(
                "kind",
                "s3",
                "name",
                "r2",
                "region",
                "auto",
                "bucket",
                "belay",
                "access_key",
                "c4nary-access",
                "secret_key",
                "c4nary-secret");
        String draft = location(admin.post("/offsite/connect", form));
        admin.post(draft + "/keep", Map.of("password", TestConsole.PASSWORD));

        HttpResponse<String> shown = admin.get("/offsite/connect?change=r2");
        assertThat(shown.body())
                .contains("value=\"belay\"", "It is known already.")
                .doesNotContain("c4nary");
        String changed = location(admin.post(
                "/offsite/connect",
                Map.of("kind", "s3", "name", "r2", "change", "r2", "region", "auto", "bucket", "other")));
        assertThat(admin.get(changed).body()).contains("The test passed.").doesNotContain("c4nary");
        admin.post(changed + "/keep", Map.of("password", TestConsole.PASSWORD));

        assertThat(console.offsite.setup.stores.getLast().target())
                .isInstanceOfSatisfying(OffsiteSettings.S3.class, s3 -> {
                    assertThat(s3.bucket()).isEqualTo("other");
                    assertThat(s3.secretKey().reveal()).isEqualTo("c4nary-secret");
                });
        assertThat(console.audit.newest("", 1000).toString()).doesNotContain("c4nary");
    }

    @Test
    void whatIsFilledInWronglyIsToldBesideTheForm() {
        Browser admin = console.signedIn(Role.ADMIN);

        assertThat(admin.post("/offsite/connect", Map.of("kind", "folder", "name", "nas", "path", "/x"))
                        .body())
                .contains("A store is called nas already.", "value=\"/x\"");
        assertThat(admin.post("/offsite/connect", Map.of("kind", "folder", "name", "usb", "path", "some/folder"))
                        .body())
                .contains("some/folder is no whole path on this machine.");
        assertThat(admin.post("/offsite/connect", Map.of("kind", "drive", "name", "d", "way", "paste"))
                        .body())
                .contains("The client id or the client secret is empty.");
    }

    @Test
    void aDriveIsLetInThroughThisBrowser() {
        Browser admin = console.signedIn(Role.ADMIN);
        String draft = location(admin.post("/offsite/connect", drive("console")));
        assertThat(admin.get(draft).body()).contains("https://accounts.google.com/consent", "/offsite/drive/answer");

        String query = "?state=state-of-team&code=4%2Fgood";
        HttpResponse<String> back = console.browser().get("/offsite/drive/answer" + query);
        assertThat(back.headers().firstValue("Refresh")).contains("0;url=/offsite/drive/finish" + query);
        assertThat(console.signedIn(Role.ADMIN)
                        .get("/offsite/drive/finish" + query)
                        .body())
                .contains("Google has answered", draft + "/answer");
        assertThat(admin.get("/offsite/drive/finish?state=another").statusCode())
                .isEqualTo(404);
        String origin = "http://127.0.0.1:" + console.server.port();
        admin.post(draft + "/answer", Map.of("answer", origin + "/offsite/drive/answer" + query));

        assertThat(admin.get(draft).body()).contains("The test passed.").doesNotContain("c4nary");
        admin.post(draft + "/keep", Map.of("password", TestConsole.PASSWORD));
        assertThat(console.offsite.setup.stores.getLast().target())
                .isEqualTo(new OffsiteSettings.Drive("Belay", TestOffsite.CANARY, null, null));
    }

    @Test
    void aDriveIsLetInByAPastedAddress() {
        Browser admin = console.signedIn(Role.ADMIN);
        String draft = location(admin.post("/offsite/connect", drive("paste")));

        assertThat(admin.post(draft + "/answer", Map.of("answer", "no address at all"))
                        .body())
                .contains("What was pasted is no address.");
        admin.post(draft + "/answer", Map.of("answer", "http://127.0.0.1:53999/?state=state-of-team&code=4%2Fgood"));

        assertThat(admin.get(draft).body()).contains("The test passed.");
    }

    @Test
    void aDriveIsLetInOnAnotherDeviceAndThePageIsTold() throws IOException {
        Browser admin = console.signedIn(Role.ADMIN);
        String draft = location(admin.post("/offsite/connect", drive("device")));
        assertThat(admin.get(draft).body()).contains("ABCD-EFGH", "https://www.google.com/device");

        console.offsite.google.agreed = true;
        while (!admin.get(draft).body().contains("The test passed.")) {
            awaitTurn(admin, draft);
        }
    }

    @Test
    void whatGoogleRefusesIsTold() {
        console.offsite.google.refusal =
                new StoreException(StoreException.Kind.DENIED, "the client is not known to Google", "make another");
        Browser admin = console.signedIn(Role.ADMIN);

        String draft = location(admin.post("/offsite/connect", drive("device")));

        assertThat(admin.get(draft).body()).contains("The client is not known to Google.");
    }

    @Test
    void aStoreIsForgottenWithThePassword() {
        Browser admin = console.signedIn(Role.ADMIN);

        assertThat(admin.post("/offsite/forget", Map.of("store", "nas", "password", "wrong"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(stores()).containsExactly("nas");
        admin.post("/offsite/forget", Map.of("store", "nas", "password", TestConsole.PASSWORD));

        assertThat(stores()).isEmpty();
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
    private static void awaitTurn(Browser admin, String draft) throws IOException {
        try (InputStream events = admin.open(draft + "/events").body()) {
            assertThat(new String(events.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("event: turn");
        }
    }

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

        assertThat(location(answer)).isEqualTo("/offsite/found?store=nas");
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

    private List<String> stores() {
        return console.offsite.setup.stores.stream()
                .map(OffsiteSettings.Store::name)
                .toList();
    }

    private static Map<String, String> drive(String way) {
        return Map.of("kind", "drive", "name", "drive", "way", way, "client_id", "team", "client_secret", "c4nary");
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.body()));
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
