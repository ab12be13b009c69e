package dev.belay.web.page;

import dev.belay.access.Role;
import dev.belay.backup.retention.Agreement;
import dev.belay.backup.retention.RetentionLook;
import dev.belay.backup.retention.RetentionQuestion;
import dev.belay.base.ErrorCode;
import dev.belay.base.Sha256;
import dev.belay.vault.BackupId;
import dev.belay.vault.Reason;
import dev.belay.vault.Retention;
import dev.belay.vault.RetentionCandidate;
import dev.belay.vault.RetentionSettings;
import dev.belay.vault.RetentionSettings.Keep;
import dev.belay.vault.RetentionSettings.Slots;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What retention would do with years of backups, to look at. */
final class SampleRetention {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final RetentionSettings POLICY = new RetentionSettings(
            new Slots(7, Duration.ofDays(21), 14, 8, 24, 10),
            Map.of("close", Keep.FOREVER, "safety", new Keep(Duration.ofDays(30))),
            3,
            true,
            Duration.ofDays(30),
            SEOUL);
    private static final List<RetentionQuestion> QUESTIONS = List.of(
            new RetentionQuestion.NotAgreed(),
            new RetentionQuestion.PolicyChanged("last 90, floor 3", Samples.NOW.minus(Duration.ofDays(41)), "jun"),
            new RetentionQuestion.ClockBehind(Samples.NOW, Samples.NOW.plus(Duration.ofDays(370))),
            new RetentionQuestion.ClockJumped(Duration.ofHours(30)),
            new RetentionQuestion.ClockJumped(Duration.ofDays(-30)),
            new RetentionQuestion.MoreThanHalf(688, 760));

    private SampleRetention() {}

    /** Pages with retention in them, by name. */
    static Map<String, View> views(Pages pages, Locale locale) {
        Shell shell = Samples.shell(locale, "/schedules");
        List<RetentionQuestion> first = QUESTIONS.subList(0, 1);
        Problem changed = new Problem(
                ErrorCode.CANCELLED,
                "what retention would remove is not what was shown any more",
                "nothing was removed; look again, then agree");
        return Map.of(
                "schedules-retention-asks",
                page(pages, shell, look(760, POLICY, QUESTIONS, null), null),
                "schedules-retention-agreed",
                page(pages, shell, look(60, POLICY, List.of(), agreement()), null),
                "schedules-retention-quiet",
                page(pages, shell, look(20, POLICY, List.of(), agreement()), null),
                "schedules-retention-none",
                page(pages, shell, look(30, RetentionSettings.keepAll(SEOUL), List.of(), null), null),
                "schedules-retention-changed",
                page(pages, shell, look(60, POLICY, first, null), changed),
                "schedules-retention-viewer",
                page(pages, Samples.as(Role.VIEWER, shell), look(60, POLICY, first, null), null),
                "schedules-retention-unknown",
                page(pages, shell, null, Samples.REFUSED));
    }

    private static View page(Pages pages, Shell shell, @Nullable RetentionLook look, @Nullable Problem problem) {
        return pages.schedules().view(shell, new SchedulesPage.Known("ledger", null, look, problem), null);
    }

    private static Agreement agreement() {
        return new Agreement("ledger", POLICY.shown(), Samples.NOW.minus(Duration.ofDays(12)), Samples.MINJI);
    }

    private static RetentionLook look(
            int days, RetentionSettings policy, List<RetentionQuestion> questions, @Nullable Agreement agreement) {
        return new RetentionLook(
                "ledger",
                policy,
                Retention.plan(policy, backups(days), Samples.NOW),
                questions,
                agreement,
                2,
                Sha256.of("what is shown"));
    }

    /** One of each day, some of them of every kind that there is. */
    private static List<RetentionCandidate> backups(int days) {
        List<RetentionCandidate> all = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            Instant taken = Instant.parse("2026-11-19T17:00:00Z").minus(Duration.ofDays(day));
            Reason reason = day % 30 == 4 ? Reason.CLOSE : day % 37 == 9 ? Reason.SAFETY : Reason.SCHEDULE;
            all.add(new RetentionCandidate(
                    new BackupId("ledger_" + taken.getEpochSecond() + "_" + reason.word() + "_7k3q"),
                    taken,
                    reason,
                    212_000_000 - day * 40_000L,
                    day % 41 != 12,
                    day % 97 == 3,
                    reason == Reason.CLOSE ? taken.plus(Duration.ofDays(day % 60 == 4 ? 2557 : 3)) : null,
                    day == 1 ? "the restore r7k3 is not over" : null,
                    day != 40));
        }
        return all;
    }
}
