package dev.belay.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.access.Role;
import dev.belay.offsite.OffsiteSettings;
import dev.belay.offsite.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectPagesTest extends ConsoleTest {
    @TempDir
    private Path nas;

    @BeforeEach
    void aBackupAndAStore() {
        console.offsite.setup.stores.add(
                new OffsiteSettings.Store("nas", new OffsiteSettings.Folder(nas), List.of(), true, null, List.of()));
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

    private static void awaitTurn(Browser admin, String draft) throws IOException {
        try (InputStream events = admin.open(draft + "/events").body()) {
            assertThat(new String(events.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("event: turn");
        }
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
}
