package dev.belay.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.backup.StallWatch;
import dev.belay.operation.CancelSignal;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationId;
import dev.belay.restore.RestoreEngine.CheckReport;
import dev.belay.restore.RestoreEngine.LoadReport;
import dev.belay.restore.RestoreEngine.LoadWatch;
import dev.belay.testing.fakes.Acts;
import dev.belay.testing.fakes.FakeServer;
import dev.belay.vault.Manifest;
import dev.belay.vault.StoredBackup;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A load that never ends is given up, its place is cleared away, and nothing is said against the backup. */
class StuckDrillTest {
    private static final Duration BRIEF = Duration.ofMillis(30);
    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir
    private Path home;

    private final AtomicInteger open = new AtomicInteger();

    @Test
    void aServerThatOnlyWaitsIsGivenUpAfterTheStall() {
        assertThat(sentence(false, new StallWatch.Limits(BRIEF, LONG)))
                .isEqualTo("the drill made no progress for 0s and was ended");
    }

    @Test
    void aServerThatIsAtWorkHasUntilTheDeadline() {
        assertThat(sentence(true, new StallWatch.Limits(BRIEF, BRIEF.multipliedBy(5))))
                .isEqualTo("the drill took longer than 0s and was ended");
    }

    private String sentence(boolean working, StallWatch.Limits limits) {
        World world = World.with(home, new FakeServer(Acts.allWell(), Map.of("income", 414)), Acts.allWell());
        StoredBackup backup = world.folder.find(world.backup().id()).orElseThrow();
        try (DrillService drills =
                new DrillService(world.folder, new Endless(open, working), world.operations, world.audit, limits)) {
            OperationId id = drills.start(DrillTarget.of(backup), World.MINJI);
            DrillResult result = drills.await(id, Duration.ofSeconds(30)).orElseThrow();
            assertThat(open).as("places that are left").hasValue(0);
            assertThat(world.audit.newest("backup.drill", 1))
                    .singleElement()
                    .satisfies(told -> assertThat(told.outcome().name()).isEqualTo("FAILED"));
            Manifest now = ((StoredBackup.Known) world.folder.find(backup.id()).orElseThrow()).manifest();
            assertThat(now.drills()).isEmpty();
            return ((DrillResult.Failed) result).sentence();
        }
    }

    /** Places in which a load goes on until somebody ends it. */
    private record Endless(AtomicInteger open, boolean working) implements DrillGrounds {
        @Override
        public String kind() {
            return "endless";
        }

        @Override
        public DrillGround open(OperationId drill, Manifest manifest) {
            open.incrementAndGet();
            return new Ground(open, working);
        }

        @Override
        public void clear(Operation drill) {}

        @Override
        public List<String> sweep(Predicate<OperationId> running) {
            return List.of();
        }
    }

    private record Ground(AtomicInteger open, boolean working) implements DrillGround {
        @Override
        public String place() {
            return "nowhere";
        }

        @Override
        public List<String> differences() {
            return List.of();
        }

        @Override
        public LoadReport load(FileChannel file, Path name, LoadWatch watch, CancelSignal cancel) {
            if (!cancel.await(Duration.ofMinutes(1))) {
                throw new AssertionError("nobody ended it");
            }
            cancel.check();
            throw new AssertionError("the signal was raised");
        }

        @Override
        public CheckReport check(CancelSignal cancel) {
            throw new AssertionError("nothing was loaded");
        }

        @Override
        public void close() {
            open.decrementAndGet();
        }
    }
}
