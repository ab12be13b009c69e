package dev.belay.web;

import dev.belay.backup.BackupCatalogue;
import dev.belay.backup.retention.ConfirmedCopies;
import dev.belay.backup.retention.RetentionService;
import dev.belay.backup.retention.RetentionView;
import dev.belay.operation.Operations;
import dev.belay.restore.NeededBackups;
import dev.belay.testing.fakes.InMemoryRetentionStore;
import dev.belay.vault.RetentionSettings;
import dev.belay.vault.RetentionSettings.Slots;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** Retention for a console under test: it keeps the last two backups, and never fewer than one. */
final class TestRetention {
    private TestRetention() {}

    static RetentionService of(TestConsole console, Operations operations) {
        RetentionView view = new RetentionView(
                new BackupCatalogue(console.folder, console.audit),
                console.journal,
                new NeededBackups(console.restores, operations),
                ConfirmedCopies.nowhere(),
                Optional::empty);
        RetentionSettings lastTwo = new RetentionSettings(
                new Slots(2, null, 0, 0, 0, 0), Map.of(), 1, false, Duration.ofDays(30), ZoneOffset.UTC);
        return new RetentionService(
                lastTwo,
                new RetentionService.Tools(console.databases, view, console.removals, console.audit),
                new InMemoryRetentionStore(),
                console.clock);
    }
}
