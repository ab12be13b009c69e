package dev.belay.vault;

import dev.belay.vault.RetentionSettings.Keep;
import dev.belay.vault.RetentionSettings.Slots;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A database whose backups come, go bad, are pinned and needed, under rules and a clock that change, as a seed has it. */
final class RandomHistory {
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("Asia/Seoul"),
            ZoneId.of("UTC"),
            ZoneId.of("America/New_York"),
            ZoneId.of("Asia/Kathmandu"),
            ZoneId.of("Pacific/Apia"),
            ZoneId.of("America/Sao_Paulo"));
    private static final Instant BEGIN = Instant.parse("2010-11-01T00:00:00Z");

    private static final List<Reason> REASONS = List.of(Reason.values());

    private final Random random;
    private final List<RetentionCandidate> backups = new ArrayList<>();
    private RetentionSettings settings;
    private Instant clock;
    private int taken;

    RandomHistory(long seed) {
        this.random = new Random(seed);
        this.clock = BEGIN.plus(Duration.ofHours(random.nextInt(24 * 900)));
        this.settings = newSettings();
    }

    List<RetentionCandidate> backups() {
        return List.copyOf(backups);
    }

    RetentionSettings settings() {
        return settings;
    }

    Instant now() {
        return clock;
    }

    int next(int bound) {
        return random.nextInt(bound);
    }

    /** What happens until retention is asked the next time. */
    void goOn() {
        for (int step = random.nextInt(12); step >= 0; step--) {
            switch (random.nextInt(16)) {
                case 0 -> settings = newSettings();
                case 1 -> clock = clock.plus(Duration.ofHours(random.nextInt(24 * 800) - 24 * 400L));
                case 2 -> change(this::otherwise);
                case 3 -> change(this::otherwise);
                case 4 -> clock = clock.plus(Duration.ofDays(random.nextInt(200)));
                default -> take();
            }
        }
    }

    /** Takes away what retention gave up. */
    void remove(Set<BackupId> ids) {
        backups.removeIf(backup -> ids.contains(backup.id()));
    }

    private void take() {
        clock = clock.plus(gap());
        Instant keepUntil = random.nextInt(12) == 0 ? clock.plus(Duration.ofDays(random.nextInt(2000))) : null;
        taken++;
        backups.add(new RetentionCandidate(
                new BackupId("ledger_" + taken),
                clock,
                reason(),
                random.nextInt(10_000),
                random.nextInt(5) > 0,
                keepUntil != null || random.nextInt(20) == 0,
                keepUntil,
                random.nextInt(15) == 0 ? "the drill is not over" : null,
                random.nextInt(3) > 0));
    }

    private Duration gap() {
        return switch (random.nextInt(4)) {
            case 0 -> Duration.ZERO;
            case 1 -> Duration.ofMinutes(random.nextInt(600));
            case 2 -> Duration.ofHours(24);
            default -> Duration.ofHours(random.nextInt(24 * 20));
        };
    }

    private void change(UnaryOperator<RetentionCandidate> change) {
        if (!backups.isEmpty()) {
            backups.replaceAll(backup -> random.nextInt(8) == 0 ? change.apply(backup) : backup);
        }
    }

    /** Damaged or read again, pinned or not, needed or no longer, copied or not. */
    private RetentionCandidate otherwise(RetentionCandidate old) {
        return new RetentionCandidate(
                old.id(),
                old.taken(),
                old.reason(),
                old.storedBytes(),
                random.nextInt(6) > 0,
                random.nextInt(6) == 0,
                old.keepUntil(),
                random.nextInt(10) == 0 ? "the drill is not over" : null,
                old.offsite() || random.nextBoolean());
    }

    private Reason reason() {
        return random.nextInt(3) > 0 ? Reason.SCHEDULE : REASONS.get(random.nextInt(REASONS.size()));
    }

    private RetentionSettings newSettings() {
        Map<String, Keep> reasons = new HashMap<>();
        for (String word : RetentionSettings.REASONS) {
            if (random.nextInt(6) == 0) {
                reasons.put(word, new Keep(random.nextInt(3) == 0 ? null : days(60)));
            }
        }
        return new RetentionSettings(
                random.nextInt(8) == 0 ? new Slots(0, null, 0, 0, 0, 0) : slots(),
                random.nextInt(3) == 0 ? reasons : Map.of(),
                1 + random.nextInt(5),
                random.nextInt(10) == 0,
                days(60),
                ZONES.get(random.nextInt(ZONES.size())));
    }

    private Slots slots() {
        @Nullable Duration age = random.nextInt(3) == 0 ? days(40) : null;
        return new Slots(few(8), age, few(10), few(8), few(12), few(4));
    }

    private int few(int most) {
        return random.nextBoolean() ? 0 : random.nextInt(most);
    }

    private Duration days(int most) {
        return Duration.ofHours(1 + random.nextInt(24 * most));
    }
}
