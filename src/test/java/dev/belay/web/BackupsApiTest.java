package dev.belay.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.belay.access.Scope;
import dev.belay.audit.AuditEntry.Outcome;
import dev.belay.base.Actor;
import dev.belay.operation.OperationId;
import dev.belay.vault.Manifest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackupsApiTest extends ConsoleTest {
    private Program ci;

    @BeforeEach
    void giveOutAToken() {
        ci = new Program(console.browser(), console.token(Scope.BACKUP, Scope.READ));
    }

    @Test
    void aBackupIsBegunAndItsJobIsTold() {
        console.databases.hold();

        HttpResponse<String> answer = ci.post("/api/v1/backups", "{\"reason\":\"deploy\",\"label\":\"v2\"}");

        assertThat(answer.statusCode()).isEqualTo(202);
        JsonNode job = Program.json(answer);
        assertThat(job.path("state").asText()).isEqualTo("running");
        assertThat(job.path("kind").asText()).isEqualTo("backup");
        assertThat(job.path("actor").asText()).isEqualTo("ci");
        assertThat(answer.headers().firstValue("Location"))
                .contains("/api/v1/jobs/" + job.path("id").asText());
    }

    @Test
    void whoeverWaitsIsToldWhenItIsVerified() {
        HttpResponse<String> answer =
                ci.post("/api/v1/backups?wait=60", "{\"reason\":\"close\",\"period\":\"2026-W07\",\"pin\":true}");

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode job = Program.json(answer);
        assertThat(job.path("state").asText()).isEqualTo("verified");
        JsonNode backup =
                Program.json(ci.get("/api/v1/backups/" + job.path("backup").asText()));
        assertThat(backup.path("state").asText()).isEqualTo("good");
        assertThat(backup.path("reason").asText()).isEqualTo("close");
        assertThat(backup.path("period").asText()).isEqualTo("2026-W07");
        assertThat(backup.path("pinned").asBoolean()).isTrue();
        assertThat(backup.path("rows").asLong()).isEqualTo(524);
        assertThat(backup.path("tables")).hasSize(2);
        assertThat(backup.path("verifications")).hasSize(1);
        assertThat(console.outcomes("backup.take")).containsExactly(Outcome.INTENT, Outcome.DONE);
    }

    @Test
    void whoeverDoesNotWaitLongEnoughIsToldThatItStillRuns() {
        console.databases.hold();

        HttpResponse<String> answer = ci.post("/api/v1/backups?wait=0", "");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(Program.json(answer).path("state").asText()).isEqualTo("running");
    }

    @Test
    void aBackupThatFailsIsAServerErrorWithTheReason() {
        console.databases.failDumps();

        HttpResponse<String> answer = ci.post("/api/v1/backups?wait=60", "{}");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        JsonNode problem = Program.json(answer);
        assertThat(problem.path("code").asText()).isEqualTo("backup_failed");
        assertThat(problem.path("status").asInt()).isEqualTo(500);
        assertThat(problem.path("detail").asText()).contains("disk on fire");
        String job = answer.headers().firstValue("Location").orElseThrow();
        assertThat(Program.json(ci.get(job)).path("error").path("sentence").asText())
                .isEqualTo(problem.path("detail").asText());
    }

    @Test
    void aSecondBackupIsToldWhoHoldsTheDatabase() {
        console.databases.hold();
        ci.post("/api/v1/backups", "");

        HttpResponse<String> second = ci.post("/api/v1/backups", "");

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(Program.json(second).path("detail").asText()).contains("ledger", "held by", "ci");
    }

    @Test
    void aRequestThatIsSentTwiceBeginsOneBackup() {
        HttpResponse<String> first = ci.post("/api/v1/backups?wait=60", "{\"label\":\"a\"}", "Idempotency-Key", "k1");
        HttpResponse<String> again = ci.post("/api/v1/backups?wait=60", "{\"label\":\"a\"}", "Idempotency-Key", "k1");

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(Program.json(again)).isEqualTo(Program.json(first));
        assertThat(Program.json(ci.get("/api/v1/backups"))).hasSize(1);
    }

    @Test
    void aKeyIsGoodForOneRequestOnly() {
        ci.post("/api/v1/backups?wait=60", "{\"label\":\"a\"}", "Idempotency-Key", "k1");

        HttpResponse<String> other = ci.post("/api/v1/backups?wait=60", "{\"label\":\"b\"}", "Idempotency-Key", "k1");

        assertThat(other.statusCode()).isEqualTo(400);
        assertThat(Program.json(other).path("detail").asText()).contains("Idempotency-Key");
    }

    @Test
    void aKeyOfARequestThatWasRefusedCanBeUsedAgain() {
        console.databases.hold();
        String held = Program.json(ci.post("/api/v1/backups", "")).path("id").asText();
        assertThat(ci.post("/api/v1/backups", "", "Idempotency-Key", "k2").statusCode())
                .isEqualTo(409);

        console.databases.release();
        console.backups.await(new OperationId(held), Duration.ofSeconds(30));

        assertThat(ci.post("/api/v1/backups?wait=60", "", "Idempotency-Key", "k2")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aKeyIsForgottenAfterADay() {
        ci.post("/api/v1/backups?wait=60", "", "Idempotency-Key", "k3");
        console.clock.advance(Duration.ofHours(25));

        ci.post("/api/v1/backups?wait=60", "", "Idempotency-Key", "k3");

        assertThat(Program.json(ci.get("/api/v1/backups"))).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"reason\":\"safety\"}",
                "{\"reason\":\"\"}",
                "{\"unknown\":1}",
                "{\"period\":\"last week\"}",
                "{\"pin\":\"perhaps\"}",
                "[]",
                "{} {}",
                "not json"
            })
    void aRequestThatIsNotUnderstoodBeginsNothing(String body) {
        HttpResponse<String> answer = ci.post("/api/v1/backups", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Program.json(answer).path("hint").asText()).isNotEmpty();
        assertThat(console.journal.recent(10)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "soon", "3601", "1.5"})
    void aWaitThatIsNoNumberOfSecondsIsRefused(String wait) {
        assertThat(ci.post("/api/v1/backups?wait=" + wait, "").statusCode()).isEqualTo(400);
    }

    @Test
    void aDatabaseThatIsNotGuardedIsNotFound() {
        assertThat(ci.post("/api/v1/backups", "{\"database\":\"other\"}").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aJobIsCancelledAndSaysSo() {
        console.databases.hold();
        String job = "/api/v1/jobs/"
                + Program.json(ci.post("/api/v1/backups", "")).path("id").asText();

        HttpResponse<String> cancelled = ci.delete(job);

        assertThat(cancelled.statusCode()).isEqualTo(202);
        console.databases.release();
        console.backups.await(new OperationId(job.substring("/api/v1/jobs/".length())), Duration.ofSeconds(30));
        assertThat(Program.json(ci.get(job)).path("state").asText()).isEqualTo("cancelled");
        assertThat(ci.delete(job).statusCode()).isEqualTo(200);
        assertThat(Program.json(ci.get("/api/v1/backups"))).isEmpty();
    }

    @Test
    void aRestoreIsAJobTooAndIsCancelledByAProgram() {
        Manifest backup = console.backup();
        OperationId restore = console.restores.open(
                console.restores.preview("ledger", backup.id().value()), new Actor("minji", Actor.Channel.CONSOLE));

        assertThat(Program.json(ci.get("/api/v1/jobs/" + restore)).path("kind").asText())
                .isEqualTo("restore");
        assertThat(ci.delete("/api/v1/jobs/" + restore).statusCode()).isEqualTo(202);
        assertThat(Program.json(ci.get("/api/v1/jobs/" + restore)).path("state").asText())
                .isEqualTo("cancelled");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/jobs/none1", "/api/v1/jobs/..%2f..", "/api/v1/backups/none", "/api/v1/nothing"})
    void whatIsNotThereIsAProblemDocument(String path) {
        HttpResponse<String> answer = ci.get(path);

        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.body()).doesNotContain("<html", "Exception");
    }

    @Test
    void aBackupThatLooksWrongIsGoodAndSaysWhatStandsOut() {
        console.backup();
        console.guarded.setRows("income", 0);
        console.clock.advance(Duration.ofHours(1));
        Manifest wrong = console.backup();

        JsonNode backup = Program.json(ci.get("/api/v1/backups/" + wrong.id()));

        assertThat(backup.path("state").asText()).isEqualTo("good");
        assertThat(backup.path("suspicious").asBoolean()).isTrue();
        assertThat(backup.path("anomalies").findValuesAsText("kind")).contains("table-emptied");
        assertThat(backup.path("anomalies").findValue("table").asText()).isEqualTo("public.income");
        assertThat(backup.path("anomalies").get(0).path("before").isIntegralNumber())
                .isTrue();
        assertThat(backup.has("accepted")).isFalse();
        JsonNode first = Program.json(ci.get("/api/v1/backups")).get(1);
        assertThat(first.path("suspicious").asBoolean()).isFalse();
        assertThat(first.path("anomalies")).isEmpty();
    }
}
