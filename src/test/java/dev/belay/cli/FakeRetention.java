package dev.belay.cli;

import dev.belay.backup.BackupCatalogue;
import dev.belay.backup.retention.ConfirmedCopies;
import dev.belay.backup.retention.RetentionService;
import dev.belay.backup.retention.RetentionView;
import dev.belay.testing.fakes.InMemoryRetentionStore;
import dev.belay.vault.RetentionSettings;
import dev.belay.vault.RetentionSettings.Slots;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** Retention by rules that a test sets. */
final class FakeRetention {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    final InMemoryRetentionStore agreements = new InMemoryRetentionStore();
    private RetentionSettings policy = RetentionSettings.keepAll(SEOUL);

    /** So many of the newest are kept, and nothing else. */
    void keepLast(int number) {
        policy = new RetentionSettings(
                new Slots(number, null, 0, 0, 0, 0), Map.of(), 1, false, Duration.ofDays(30), SEOUL);
    }

    RetentionService over(FakeServices services) {
        RetentionView view = new RetentionView(
                new BackupCatalogue(services.folder(), services.audit()),
                services.journal(),
                _ -> Map.of(),
                ConfirmedCopies.nowhere(),
                Optional::empty);
        return new RetentionService(
                policy,
                new RetentionService.Tools(services.databases(), view, services.removals(), services.audit()),
                agreements,
                services.clock());
    }
}
