package dev.belay.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.access.Role;
import dev.belay.audit.AuditEntry.Outcome;
import dev.belay.vault.Manifest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A backup that looks wrong, on the pages. */
class AnomalyPagesTest extends ConsoleTest {
    /** A backup that shows that the whole income is gone. */
    private Manifest suspicious() {
        console.backup();
        console.guarded.setRows("income", 0);
        console.clock.advance(Duration.ofHours(1));
        return console.backup();
    }

    @Test
    void aBackupThatLooksWrongSaysFirstWhatAndThenCountsWhenSomebodyAcceptsIt() {
        Manifest wrong = suspicious();
        Browser operator = console.signedIn(Role.OPERATOR);
        String page = "/backups/" + wrong.id();

        assertThat(operator.get(page).body())
                .contains("looks wrong", "public.income", "emptied", "414", "This is right")
                .doesNotContain("cannot be deleted until a newer one is good");
        assertThat(operator.get("/").body()).contains("The newest backup looks wrong.", page);
        assertThat(operator.get("/backups").body()).contains("suspicious", "1 good backup,");

        HttpResponse<String> answer = operator.post(page + "/accept", Map.of("reason", "the year was archived"));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(operator.get(page).body())
                .contains("Accepted. This backup counts from now on.", "the year was archived")
                .doesNotContain("This is right", "looks wrong");
        assertThat(operator.get("/").body()).doesNotContain("The newest backup looks wrong.");
        assertThat(console.stored(wrong).suspicious()).isFalse();
        assertThat(console.outcomes("backup.accept")).containsExactly(Outcome.INTENT, Outcome.DONE);
    }

    @Test
    void anAcceptanceNeedsAReasonAndSomethingToAccept() {
        Manifest wrong = suspicious();
        Browser operator = console.signedIn(Role.OPERATOR);

        assertThat(operator.post("/backups/" + wrong.id() + "/accept", Map.of("reason", " "))
                        .statusCode())
                .isEqualTo(400);
        assertThat(console.stored(wrong).suspicious()).isTrue();
        operator.post("/backups/" + wrong.id() + "/accept", Map.of("reason", "meant"));
        assertThat(operator.post("/backups/" + wrong.id() + "/accept", Map.of("reason", "meant"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void everyTableIsDrawnAndFoundByItsName() {
        suspicious();
        Browser viewer = console.signedIn(Role.VIEWER);

        assertThat(viewer.get("/trends").body()).contains("2 tables over time", "income", "expense", "−100 % on");
        assertThat(viewer.get("/trends?q=EXP").body())
                .contains("1 table", "expense")
                .doesNotContain(">income<");
    }
}
