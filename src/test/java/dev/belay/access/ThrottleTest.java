package dev.belay.access;

import static dev.belay.testing.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.testing.MutableClock;
import dev.belay.testing.fakes.InMemoryAttemptStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ThrottleTest {
    private static final String HOME = "192.0.2.7";
    private final MutableClock clock = MutableClock.at("2026-02-19T03:00:00Z");
    private final Throttle throttle = new Throttle(new InMemoryAttemptStore(), clock);

    @Test
    void fiveTriesAreFreeAndThenEachWaitIsTwiceTheOneBeforeUpToAMinute() {
        tries(5, "alice", HOME);
        for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            assertThat(refused("alice", HOME).hint())
                    .isEqualTo("try again in " + seconds + (seconds == 1 ? " second" : " seconds"));
            clock.advance(Duration.ofSeconds(seconds).minusMillis(1));
            assertThat(refused("alice", HOME).hint()).isEqualTo("try again in 1 second");
            clock.advance(Duration.ofMillis(1));
            throttle.admit("alice", HOME);
        }
    }

    @Test
    void theNameIsTheSameInWhateverCase() {
        tries(3, "Alice", HOME);
        tries(2, "aLICE ", HOME);
        refused("alice", HOME);
    }

    @Test
    void namesThatNoUserCanHaveAreBrakedToo() {
        tries(5, "not a name", HOME);
        refused("NOT a name", HOME);
    }

    @Test
    void aRightPasswordEndsTheWait() {
        tries(5, "alice", HOME);
        clock.advance(Duration.ofSeconds(1));
        throttle.admit("alice", HOME);
        throttle.succeeded("alice", HOME);
        tries(5, "alice", HOME);
        refused("alice", HOME);
    }

    @Test
    void aTryThatIsNotLetThroughDoesNotCount() {
        tries(5, "alice", HOME);
        IntStream.range(0, 50).forEach(i -> refused("alice", HOME));
        assertThat(refused("alice", HOME).hint()).isEqualTo("try again in 1 second");
    }

    @Test
    void oneAccountTriedFromEverywhereWaitsFiveSecondsAtMost() {
        IntStream.range(0, 10).forEach(i -> throttle.admit("alice", "198.51.100." + i));
        refused("alice", "203.0.113.1");
        for (int i = 0; i < 20; i++) {
            clock.advance(Duration.ofSeconds(5));
            throttle.admit("alice", "203.0.113." + i);
        }
        assertThat(refused("alice", "203.0.113.99").hint()).isEqualTo("try again in 5 seconds");
    }

    @Test
    void strangersDoNotShutAUserOutOfAnAddressKnownFromBefore() {
        throttle.admit("alice", HOME);
        throttle.succeeded("alice", HOME);
        clock.advance(Duration.ofDays(29));
        IntStream.range(0, 10).forEach(i -> throttle.admit("alice", "198.51.100." + i));
        refused("alice", "198.51.100.99");
        tries(5, "alice", HOME);
        refused("alice", HOME);
    }

    @Test
    void anAddressBecomesStrangeAgainAfterAMonth() {
        throttle.admit("alice", HOME);
        throttle.succeeded("alice", HOME);
        clock.advance(Duration.ofDays(30).plusSeconds(1));
        IntStream.range(0, 10).forEach(i -> throttle.admit("alice", "198.51.100." + i));
        refused("alice", HOME);
    }

    @Test
    void oneAddressThatTriesManyAccountsIsBraked() {
        IntStream.range(0, 20).forEach(i -> throttle.admit("user" + i, HOME));
        refused("user99", HOME);
        assertThatCode(() -> throttle.admit("user99", "198.51.100.1")).doesNotThrowAnyException();
    }

    @Test
    void aRightPasswordDoesNotPardonItsAddressForTheOtherAccounts() {
        for (int i = 0; i < 10; i++) {
            throttle.admit("user" + i, HOME);
            throttle.admit("guesser", HOME);
            throttle.succeeded("guesser", HOME);
        }
        IntStream.range(10, 20).forEach(i -> throttle.admit("user" + i, HOME));
        refused("user99", HOME);
    }

    @Test
    void manyWhoSignInFromOneAddressDoNotBrakeEachOther() {
        for (int i = 0; i < 100; i++) {
            throttle.admit("user" + i, HOME);
            throttle.succeeded("user" + i, HOME);
        }
        assertThatCode(() -> throttle.admit("user100", HOME)).doesNotThrowAnyException();
    }

    @Test
    void triesAreForgottenAfterAQuarterOfAnHour() {
        tries(5, "alice", HOME);
        clock.advance(Duration.ofMinutes(15).plusMillis(1));
        tries(5, "alice", HOME);
        refused("alice", HOME);
    }

    @Test
    void aClockThatIsSetBackLetsNobodyWaitForLongerThanTheDelay() {
        tries(5, "alice", HOME);
        clock.advance(Duration.ofDays(-400));
        assertThat(refused("alice", HOME).hint()).isEqualTo("try again in 1 second");
    }

    static IntStream seeds() {
        return IntStream.range(0, 50);
    }

    /** However strangers try, a user who waits as long as told gets in, and never waits for more than a minute. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nobodyIsEverLockedOut(int seed) {
        Random random = new Random(seed);
        IntStream.range(0, 300).forEach(i -> {
            clock.advance(Duration.ofMillis(random.nextInt(4000)));
            tryOnce("user" + random.nextInt(3), "198.51.100." + random.nextInt(4));
        });
        String address = "198.51.100." + random.nextInt(8);
        Instant began = clock.instant();
        while (!tryOnce("user0", address)) {
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(Duration.between(began, clock.instant())).isLessThanOrEqualTo(Duration.ofMinutes(1));
    }

    private boolean tryOnce(String account, String address) {
        try {
            throttle.admit(account, address);
            return true;
        } catch (BelayException e) {
            return false;
        }
    }

    private void tries(int count, String account, String address) {
        IntStream.range(0, count).forEach(i -> throttle.admit(account, address));
    }

    private BelayException refused(String account, String address) {
        return refusal(ErrorCode.THROTTLED, () -> throttle.admit(account, address));
    }
}
