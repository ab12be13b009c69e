package dev.belay.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.access.Scope;
import dev.belay.base.Actor;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokensTest extends ConsoleTest {
    private static final String LIST = "/api/v1/backups";

    @Test
    void withoutATokenAProgramIsToldToSendOne() {
        HttpResponse<String> answer = console.browser().get(LIST);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(way -> assertThat(way).startsWith("Bearer"));
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    }

    @Test
    void aTokenThatWasRevokedOrHasExpiredOpensNothing() {
        Program reader = new Program(console.browser(), console.token(Scope.READ));
        assertThat(reader.get(LIST).statusCode()).isEqualTo(200);

        console.tokens.revoke(Actor.belay(), console.tokens.list().getFirst().id());
        assertThat(reader.get(LIST).statusCode()).isEqualTo(401);

        Program other = new Program(console.browser(), console.token(Scope.READ));
        console.clock.advance(Duration.ofDays(366));
        assertThat(other.get(LIST).statusCode()).isEqualTo(401);
    }

    @Test
    void wrongTokensAreSlowedDownAndRightOnesAreNot() {
        Program guesser = new Program(console.browser(), "belay_guess");
        for (int guess = 0; guess < 5; guess++) {
            assertThat(guesser.get(LIST).statusCode()).isEqualTo(401);
        }

        HttpResponse<String> slowed = guesser.get(LIST);

        assertThat(slowed.statusCode()).isEqualTo(429);
        assertThat(slowed.headers().firstValue("Retry-After")).contains("1");
        assertThat(new Program(console.browser(), console.token(Scope.READ))
                        .get(LIST)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void theAnswerToAWrongTokenDoesNotRepeatIt() {
        HttpResponse<String> answer = new Program(console.browser(), "belay_canary").get(LIST);

        assertThat(answer.body()).doesNotContain("canary");
    }
}
