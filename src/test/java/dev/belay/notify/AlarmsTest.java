package dev.belay.notify;

import static dev.belay.testing.fakes.TestAlarms.ledger;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.audit.AuditEntry.Outcome;
import dev.belay.audit.AuditLog;
import dev.belay.base.Actor;
import dev.belay.notify.Facts.Failed;
import dev.belay.notify.Message.Phase;
import dev.belay.notify.NotifySettings.Topic;
import dev.belay.testing.MutableClock;
import dev.belay.testing.fakes.InMemoryAuditStore;
import dev.belay.testing.fakes.TestAlarms;
import dev.belay.testing.fakes.TestAlarms.Sent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlarmsTest {
    private static final Actor MINJI = new Actor("minji", Actor.Channel.CONSOLE);

    private final MutableClock clock = MutableClock.at("2026-02-18T03:00:00Z");
    private final AuditLog audit = new AuditLog(new InMemoryAuditStore(), clock);
    private final TestAlarms world;
    private Alarms alarms;

    AlarmsTest(@TempDir Path home) {
        this.world = new TestAlarms(home, clock, audit).telling("email", "slack");
        this.alarms = world.start();
    }

    @AfterEach
    void end() {
        world.close();
    }

    private List<String> told() {
        alarms.look();
        alarms.routes().forEach(alarms::deliver);
        return world.sent().stream()
                .filter(sent -> !sent.route().equals(Alarms.HEARTBEAT))
                .map(AlarmsTest::shortly)
                .toList();
    }

    private static String shortly(Sent sent) {
        return sent.route() + " " + sent.message().topic() + " "
                + sent.message().phase();
    }

    private Instant ago(Duration past) {
        return clock.instant().minus(past);
    }

    @Test
    void aTroubleIsToldOnceToEveryRouteAndOnceWhenItIsOver() {
        world.see(ledger(ago(Duration.ofHours(27)), null));
        assertThat(told()).containsExactly("email OVERDUE RAISED", "slack OVERDUE RAISED");

        for (int hour = 0; hour < 20; hour++) {
            clock.advance(Duration.ofHours(1));
            assertThat(told()).isEmpty();
        }
        alarms = world.start();
        assertThat(told()).as("after a restart").isEmpty();

        world.see(ledger(clock.instant(), null));
        assertThat(told()).containsExactly("email OVERDUE OVER", "slack OVERDUE OVER");
        assertThat(told()).isEmpty();
        assertThat(alarms.standing()).isEmpty();
        assertThat(alarms.past(5)).hasSize(1);
    }

    @Test
    void aMessageSaysWhatWhereSinceWhenAndWhatToDoWithALink() {
        world.see(ledger(Instant.parse("2026-02-16T23:00:00Z"), null));
        alarms.look();
        alarms.deliver("email");

        Message message = world.sent().getFirst().message();
        assertThat(message.title()).isEqualTo("[books] ledger: no good backup since 17 Feb 2026, 08:00 Asia/Seoul");
        assertThat(message.text().lines())
                .containsExactly(
                        "ledger: no good backup since 17 Feb 2026, 08:00 Asia/Seoul.",
                        "More than 26h went by without one, and what was written since then is in no backup.",
                        "What to do: Take a backup now. When it fails, it says why; when it does not, look why none was"
                                + " taken: the schedule, or whatever calls Belay.",
                        "Since: 18 Feb 2026, 10:00 Asia/Seoul",
                        "Database: ledger on db:5432",
                        "Told by: Belay of books on vm-1",
                        "https://belay.example.com/alarms");
        assertThat(message.severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void peopleAreRemindedAfterADayAndNotMoreOften() {
        world.see(ledger(ago(Duration.ofHours(27)), null));
        told();

        List<String> reminders = new ArrayList<>();
        for (int hour = 0; hour < 73; hour++) {
            clock.advance(Duration.ofHours(1));
            reminders.addAll(told());
        }

        assertThat(reminders)
                .filteredOn(told -> told.startsWith("email"))
                .hasSize(2)
                .containsOnly("email OVERDUE REMINDED");
    }

    @Test
    void whenManyProcessesLookAtOnceEachMessageIsSentOnce() {
        world.see(ledger(ago(Duration.ofHours(27)), new Failed(ago(Duration.ofHours(1)), "no", "")));
        CyclicBarrier together = new CyclicBarrier(8);
        List<CompletableFuture<Void>> processes = new ArrayList<>();
        for (int process = 0; process < 8; process++) {
            Alarms one = world.start();
            processes.add(CompletableFuture.runAsync(
                    () -> {
                        await(together);
                        one.look();
                        one.routes().forEach(one::deliver);
                    },
                    task -> Thread.ofVirtual().start(task)));
        }
        processes.forEach(CompletableFuture::join);

        assertThat(world.sent().stream().map(AlarmsTest::shortly))
                .containsExactlyInAnyOrder(
                        "email OVERDUE RAISED", "slack OVERDUE RAISED", "email FAILED RAISED", "slack FAILED RAISED");
    }

    @Test
    void aRouteThatFailsIsTriedAgainAndReportedThroughTheOthers() {
        world.fail("email", "the mail server cannot be reached");
        world.see(ledger(ago(Duration.ofHours(27)), null));
        List<String> all = new ArrayList<>(told());
        for (int minute = 0; minute < 10; minute++) {
            clock.advance(Duration.ofMinutes(1));
            all.addAll(told());
        }
        assertThat(all).containsExactly("slack OVERDUE RAISED", "slack ROUTE RAISED");
        assertThat(alarms.deliveries(10))
                .filteredOn(delivery -> delivery.route().equals("email"))
                .singleElement()
                .satisfies(waiting -> {
                    assertThat(waiting.attempts()).isEqualTo(4);
                    assertThat(waiting.error()).isEqualTo("the mail server cannot be reached");
                });

        world.fail("email", "");
        clock.advance(Duration.ofHours(1));
        assertThat(told()).containsExactly("email OVERDUE RAISED");
        assertThat(told()).containsExactly("slack ROUTE OVER");
    }

    @Test
    void whatDidNotArriveForTwoDaysIsGivenUp() {
        world.fail("email", "no");
        world.see(ledger(ago(Duration.ofHours(27)), null));
        for (int hour = 0; hour < 50; hour++) {
            told();
            clock.advance(Duration.ofHours(1));
        }

        assertThat(alarms.deliveries(50))
                .filteredOn(delivery -> delivery.route().equals("email"))
                .last()
                .satisfies(oldest -> assertThat(oldest.given()).isNotNull());
    }

    @Test
    void theHeartbeatBeatsOncePerVerifiedBackupAndNeverWhileADatabaseIsOverdue() {
        assertThat(beats()).as("no database").isZero();
        world.see(ledger(null, null));
        assertThat(beats()).as("no backup").isZero();
        world.see(ledger(ago(Duration.ofHours(1)), null));
        assertThat(beats()).isEqualTo(1);
        assertThat(beats()).as("the same backup").isZero();
        world.see(ledger(clock.instant(), null), TestAlarms.named("crm", ago(Duration.ofHours(27))));
        assertThat(beats()).as("the other database is overdue").isZero();
        world.see(
                ledger(clock.instant(), null),
                TestAlarms.named("crm", clock.instant().plusSeconds(1)));
        assertThat(beats()).isEqualTo(1);
        world.cannotReadTheFolder("the folder is gone");
        world.see(ledger(clock.instant().plusSeconds(2), null));
        assertThat(beats()).isZero();
    }

    private long beats() {
        alarms.look();
        alarms.deliver(Alarms.HEARTBEAT);
        return world.sent().stream()
                .filter(sent -> sent.route().equals(Alarms.HEARTBEAT))
                .count();
    }

    @Test
    void whileTheFolderCannotBeReadNothingElseIsSaidToBeOver() {
        world.see(ledger(ago(Duration.ofHours(27)), null));
        told();
        world.see(ledger(ago(Duration.ofHours(1)), null));
        world.cannotReadTheFolder("the folder /srv cannot be read");

        assertThat(told()).containsExactly("email DISK RAISED", "slack DISK RAISED");

        world.cannotReadTheFolder(null);
        assertThat(told())
                .containsExactlyInAnyOrder(
                        "email DISK OVER", "email OVERDUE OVER", "slack DISK OVER", "slack OVERDUE OVER");
    }

    @Test
    void aDatabaseThatIsNoLongerGuardedIsForgottenInSilence() {
        world.see(ledger(ago(Duration.ofHours(27)), null));
        told();
        world.see();

        assertThat(told()).isEmpty();
        assertThat(alarms.standing()).isEmpty();
    }

    @Test
    void whatIsKnownOfAStandingTroubleIsRenewedWithoutAWord() {
        world.see(ledger(null, new Failed(clock.instant(), "first", "")));
        told();
        world.see(ledger(null, new Failed(clock.instant().plusSeconds(9), "second", "")));

        assertThat(told()).isEmpty();
        assertThat(alarms.standing())
                .filteredOn(each -> each.trouble().kind() == Trouble.Kind.FAILED)
                .singleElement()
                .satisfies(standing -> {
                    assertThat(standing.trouble().text()).isEqualTo("second");
                    assertThat(standing.trouble().since()).isEqualTo(clock.instant());
                });
    }

    @Test
    void aTestIsSentAtOnceAndAudited() {
        alarms.test("slack", MINJI);

        assertThat(world.sent()).singleElement().satisfies(sent -> {
            assertThat(sent.route()).isEqualTo("slack");
            assertThat(sent.message().phase()).isEqualTo(Phase.TEST);
            assertThat(sent.message().text()).contains("minji");
        });
        assertThat(audit.newest("alarm.test", 5))
                .extracting(entry -> entry.outcome())
                .containsExactly(Outcome.DONE, Outcome.INTENT);
    }

    @Test
    void theWeeklyTestIsSentOnceAWeekFromMondayAtNine() {
        world.with(new NotifySettings(
                Duration.ofDays(99), null, true, world.start().settings().routes()));
        alarms = world.start();
        List<Instant> at = new ArrayList<>();
        for (int hour = 0; hour < 24 * 15; hour++) {
            if (told().contains("email " + Topic.TEST + " " + Phase.TEST)) {
                at.add(clock.instant());
            }
            clock.advance(Duration.ofHours(1));
        }

        assertThat(at)
                .as("at once, since this week's is due, and then on Mondays at nine in Seoul")
                .containsExactly(
                        Instant.parse("2026-02-18T03:00:00Z"),
                        Instant.parse("2026-02-23T00:00:00Z"),
                        Instant.parse("2026-03-02T00:00:00Z"));
    }

    private static void await(CyclicBarrier together) {
        try {
            together.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
