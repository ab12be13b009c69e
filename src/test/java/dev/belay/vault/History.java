package dev.belay.vault;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Backups as retention sees them, and rules for them, for tests to put together. */
final class History {
    static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private final List<RetentionCandidate> all = new ArrayList<>();

    List<RetentionCandidate> all() {
        return all;
    }

    /** A backup that counts, taken at this time of Seoul. */
    RetentionCandidate good(String local) {
        return add(local, Reason.SCHEDULE, true, backup -> backup);
    }

    RetentionCandidate good(String local, Reason reason) {
        return add(local, reason, true, backup -> backup);
    }

    RetentionCandidate bad(String local) {
        return add(local, Reason.SCHEDULE, false, backup -> backup);
    }

    RetentionCandidate add(String local, Reason reason, boolean counts, UnaryOperator<RetentionCandidate> with) {
        Instant taken = LocalDateTime.parse(local).atZone(SEOUL).toInstant();
        BackupId id = new BackupId("ledger_" + all.size());
        RetentionCandidate backup = with.apply(RetentionCandidate.of(id, taken, reason, 1000, counts));
        all.add(backup);
        return backup;
    }

    RetentionPlan plan(RetentionSettings settings) {
        return plan(
                settings,
                all.stream()
                        .map(RetentionCandidate::taken)
                        .max(Instant::compareTo)
                        .orElseThrow());
    }

    RetentionPlan plan(RetentionSettings settings, Instant now) {
        return Retention.plan(settings, all, now);
    }

    static UnaryOperator<RetentionCandidate> held(boolean pinned, @Nullable Instant keepUntil) {
        return b -> new RetentionCandidate(
                b.id(), b.taken(), b.reason(), b.storedBytes(), b.counts(), pinned, keepUntil, null, false);
    }

    static UnaryOperator<RetentionCandidate> needed(@Nullable String needed, boolean offsite) {
        return b -> new RetentionCandidate(
                b.id(), b.taken(), b.reason(), b.storedBytes(), b.counts(), false, null, needed, offsite);
    }

    static RetentionSettings last(int last) {
        return rules(new RetentionSettings.Slots(last, null, 0, 0, 0, 0));
    }

    /** These rules and the least floor there can be, so that nothing else keeps a backup. */
    static RetentionSettings rules(RetentionSettings.Slots slots) {
        return rules(slots, Map.of());
    }

    static RetentionSettings rules(RetentionSettings.Slots slots, Map<String, RetentionSettings.Keep> reasons) {
        return new RetentionSettings(slots, reasons, 1, false, Duration.ofDays(30), SEOUL);
    }
}
