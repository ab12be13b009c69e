package dev.belay.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.belay.backup.BackupCatalogue;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationKind;
import dev.belay.testing.fakes.Acts;
import dev.belay.testing.fakes.FakeServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plug is pulled at every write to the journal and at every act on the server while a backup is taken. */
class KilledBackupTest {
    private static final Map<String, Integer> ROWS = Map.of("income", 414);
    /** Reached when the file and its manifest are published, and before the first byte is read back. */
    private static final String PUBLISHED = "after journal VERIFYING";
    /** Reached when the read-back was written to the manifest. */
    private static final String PROVEN = "journal DONE";

    @TempDir
    private Path temp;

    @Test
    void whereverABackupIsKilledNoUnprovenFileIsLeftAndTheLogTellsTheEnd() {
        List<String> acts = namesOfActs();
        assertThat(acts).contains(PUBLISHED, PROVEN);
        for (int k = 0; k < acts.size(); k++) {
            String where = "killed at " + acts.get(k);
            Path home = temp.resolve("kill-" + k);
            World world = killed(home, Acts.killedAt(k));
            boolean published = acts.get(k).equals(PUBLISHED);
            assertThat(world.folder.list()).as(where).hasSize(k >= acts.indexOf("journal VERIFYING") ? 1 : 0);
            assertThat(world.folder.list()).as(where).noneMatch(backup -> published && BackupCatalogue.good(backup));

            World after = world.restarted(home, world.server.revived());
            after.recovery.run();

            assertSettled(after, where, k >= acts.indexOf(PROVEN));
        }
    }

    @Test
    void aReadingThatWasKilledLeavesTheBackupAsItWas() {
        World world = World.with(temp, new FakeServer(Acts.allWell(), ROWS), Acts.allWell());
        String backup = world.backup().id().value();
        Operation reading = world.operations.open(
                OperationKind.VERIFY, FakeServer.LIVE, "VERIFYING", World.MINJI, Map.of("backup", backup));

        World after = world.restarted(temp, world.server);
        after.recovery.run();

        assertThat(after.operations.find(reading.id()).phase()).isEqualTo("FAILED");
        assertThat(after.folder.list()).singleElement().matches(BackupCatalogue::good);
        assertThat(after.audit.newest("backup.verify", 10))
                .singleElement()
                .satisfies(told -> assertThat(told.detail()).isEqualTo("Belay was stopped while it read the backup"));
    }

    private List<String> namesOfActs() {
        Acts acts = Acts.allWell();
        World.with(temp.resolve("whole"), new FakeServer(acts, ROWS), acts).backup();
        return new ArrayList<>(acts.names());
    }

    private static World killed(Path home, Acts acts) {
        World world = World.with(home, new FakeServer(acts, ROWS), acts);
        assertThat(catchThrowable(world::backup)).isInstanceOf(Acts.Killed.class);
        return world;
    }

    private static void assertSettled(World after, String where, boolean proven) {
        Operation backup = after.kept.recent(1).getFirst();
        assertThat(backup.running()).as(where).isFalse();
        assertThat(backup.phase()).as(where).isEqualTo(proven ? "DONE" : "FAILED");
        assertThat(after.folder.list()).as(where).hasSize(proven ? 1 : 0).allMatch(BackupCatalogue::good);
        assertThat(after.audit.newest("backup.take", 10))
                .as(where)
                .extracting(entry -> entry.outcome().name())
                .containsExactly(proven ? "DONE" : "FAILED", "INTENT");
        assertThat(after.recovery.run()).as(where).isEmpty();
    }
}
