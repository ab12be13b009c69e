package dev.belay.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.access.Role;
import dev.belay.audit.AuditEntry.Outcome;
import dev.belay.vault.Manifest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What retention would remove, and a person's agreement; the console under test keeps the last two. */
class RetentionPagesTest extends ConsoleTest {
    private static final Pattern FINGERPRINT = Pattern.compile("name=\"fingerprint\" value=\"([0-9a-f]+)\"");

    private final List<Manifest> backups = new ArrayList<>();

    @BeforeEach
    void takeOneOnEachOfFourDays() {
        for (int day = 0; day < 4; day++) {
            backups.add(console.backup());
            console.clock.advance(Duration.ofDays(1));
        }
    }

    private static String fingerprint(HttpResponse<String> page) {
        Matcher found = FINGERPRINT.matcher(page.body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static HttpResponse<String> agree(Browser browser, String fingerprint, String password) {
        return browser.post("/schedules/retention", Map.of("fingerprint", fingerprint, "password", password));
    }

    @Test
    void thePageShowsWhatWouldGoAndWhyTheOthersStayAndWhatItAsks() {
        String page = console.signedIn(Role.ADMIN).get("/schedules").body();

        assertThat(page)
                .contains("the last 2 backups", "2 backups would go", "and 2 stay")
                .contains("The rules are new here", "no rule keeps it", "among the last")
                .contains("/backups/" + backups.get(0).id(), "Agree and remove");
    }

    @Test
    void whoeverMayNotAgreeSeesItWithoutTheForm() {
        String page = console.signedIn(Role.OPERATOR).get("/schedules").body();

        assertThat(page)
                .contains("2 backups would go", "Nothing goes until an admin agrees.")
                .doesNotContain("name=\"fingerprint\"");
        assertThat(agree(console.signedIn(Role.OPERATOR), "00".repeat(32), TestConsole.PASSWORD)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void withAWrongPasswordNothingGoes() {
        Browser admin = console.signedIn(Role.ADMIN);

        HttpResponse<String> answer = agree(admin, fingerprint(admin.get("/schedules")), "wrong password");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).containsIgnoringCase("the password is wrong").contains("2 backups would go");
        assertThat(console.folder.list()).hasSize(4);
        assertThat(console.outcomes("backup.prune")).isEmpty();
    }

    @Test
    void anAdminAgreesToExactlyWhatIsShown() {
        Browser admin = console.signedIn(Role.ADMIN);
        String before = admin.cookie("belay").orElseThrow();

        HttpResponse<String> answer = agree(admin, fingerprint(admin.get("/schedules")), TestConsole.PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(admin.cookie("belay")).get().isNotEqualTo(before);
        assertThat(console.folder.list())
                .extracting(backup -> backup.id())
                .containsExactly(backups.get(3).id(), backups.get(2).id());
        assertThat(admin.get("/schedules").body())
                .contains("What was shown is removed.", "Nothing would go: 2 backups stay", "agreed to these rules");
        assertThat(admin.get("/").body()).contains("Retention removed 2 backups");
        assertThat(console.outcomes("backup.prune"))
                .containsExactly(Outcome.INTENT, Outcome.DONE, Outcome.INTENT, Outcome.DONE);
    }

    @Test
    void whatChangedMeanwhileIsShownAnewAndNothingGoes() {
        Browser admin = console.signedIn(Role.ADMIN);
        String shown = fingerprint(admin.get("/schedules"));
        console.backup();

        HttpResponse<String> answer = agree(admin, shown, TestConsole.PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body())
                .containsIgnoringCase("what retention would remove is not what was shown any more")
                .contains("3 backups would go");
        assertThat(console.folder.list()).hasSize(5);
    }

    @Test
    void anAgreementToNothingInParticularIsRefused() {
        assertThat(agree(console.signedIn(Role.ADMIN), "all of it", TestConsole.PASSWORD)
                        .statusCode())
                .isEqualTo(400);
        assertThat(console.folder.list()).hasSize(4);
    }
}
