package dev.belay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.audit.AuditEntry;
import dev.belay.audit.ChainResult;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationKind;
import dev.belay.testing.PostgresExtension;
import dev.belay.testing.PostgresServer;
import dev.belay.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A process of Belay is killed by the kernel; the next one finds live data whole, cleans up, and says so. */
@ExtendWith(PostgresExtension.class)
@Timeout(180)
class KilledProcessIT {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "BEFORE_CREATE, LOADING",
        "AFTER_CREATE, LOADING",
        "IN_LOAD, LOADING",
        "BEFORE_CHECK, CHECKING",
        "AFTER_CARRY_OVER, CHECKING",
        "BEFORE_SWAP, SWAPPING"
    })
    void aRestoreThatIsKilledBeforeItsSwapLeavesLiveDataAsItWas(Stop stop, String phase, TestDatabase database)
            throws Exception {
        Scene scene = Scene.of(database, folder);

        scene.killRestore(stop);

        assertFailed(scene, phase);
    }

    @Test
    void aRestoreThatIsKilledAfterItsSwapIsDoneAndCanBeUndone(TestDatabase database) throws Exception {
        Scene scene = Scene.of(database, folder);

        scene.killRestore(Stop.AFTER_SWAP);

        assertThat(scene.recover()).singleElement().asString().endsWith("was interrupted and is now done");
        Operation restore = scene.last(OperationKind.RESTORE);
        assertThat(restore.phase()).isEqualTo("DONE");
        assertThat(database.dump()).isEqualTo(scene.saved());
        assertThat(scene.neighbours()).singleElement().asString().contains("_before_");
        assertThat(scene.told()).contains("owner restore INTENT", "belay restore DONE");
        assertSound(scene);
        scene.home()
                .done(
                        "undo",
                        restore.id().value(),
                        "--cooldown=0s",
                        "--password-file",
                        scene.password().toString());
        assertThat(database.dump()).isEqualTo(scene.before());
    }

    @Test
    void aRestoreThatIsKilledInItsCooldownIsCancelled(TestDatabase database) throws Exception {
        Scene scene = Scene.of(database, folder);
        try (KilledBelay belay = scene.restore(Stop.NEVER, "60s")) {
            belay.awaitLine("begins in").kill();
        }

        assertThat(scene.recover()).singleElement().asString().endsWith("was interrupted and is now cancelled");
        assertThat(scene.last(OperationKind.RESTORE).phase()).isEqualTo("CANCELLED");
        assertThat(scene.told()).contains("owner restore INTENT", "belay restore CANCELLED");
        assertUntouched(scene);
        assertSound(scene);
    }

    @Test
    void aRestoreThatIsKilledWhileItMakesItsDatabaseLeavesNone(TestDatabase database, PostgresServer server)
            throws Exception {
        Scene scene = Scene.of(database, folder);
        try (Connection blocker = server.maintenance().connect();
                KilledBelay belay = begin(blocker, "LOCK pg_database IN SHARE MODE", scene)) {
            scene.awaitBlocked("belay:create");
            belay.kill();

            assertThat(scene.recover()).singleElement().asString().endsWith("was interrupted and is now failed");
        }
        assertFailedAndSettled(scene, "LOADING");
    }

    @Test
    void aRestoreThatIsKilledWhileTheLiveDatabaseIsClosedOpensItAgain(TestDatabase database, PostgresServer server)
            throws Exception {
        Scene scene = Scene.of(database, folder);
        String hold = "COMMENT ON DATABASE " + database.name() + " IS 'a lock on its name'";
        try (Connection blocker = server.maintenance().connect();
                KilledBelay belay = begin(blocker, hold, scene)) {
            scene.awaitBlocked("belay:swap");
            belay.kill();
            assertThat(scene.liveIsOpen()).isFalse();

            assertThat(scene.recover()).singleElement().asString().endsWith("was interrupted and is now failed");
            assertThat(scene.liveIsOpen()).isTrue();
        }
        assertFailedAndSettled(scene, "SWAPPING");
    }

    @Test
    void aRestoreThatIsKilledInItsSafetyBackupLeavesNoneOfIt(TestDatabase database, PostgresServer server)
            throws Exception {
        Scene scene = Scene.of(database, folder);
        try (Connection blocker = server.maintenance().named(database.name()).connect();
                KilledBelay belay = begin(blocker, "LOCK pg_largeobject", scene)) {
            ProcessHandle dump = awaitDump(scene, OperationKind.RESTORE);
            belay.kill();

            assertThat(scene.recover())
                    .hasSize(2)
                    .anyMatch(line -> line.endsWith("was interrupted and is now failed"))
                    .anyMatch(line -> line.startsWith("removed the half-written file "));
            dump.onExit().join();
        }
        assertFailedAndSettled(scene, "SAVING");
    }

    @Test
    void aBackupThatIsKilledLeavesNothing(TestDatabase database, PostgresServer server) throws Exception {
        Scene scene = Scene.of(database, folder);
        try (Connection blocker = server.maintenance().named(database.name()).connect()) {
            hold(blocker, "LOCK pg_largeobject");
            try (KilledBelay belay = KilledBelay.start(scene.home(), Stop.NEVER, "backup")) {
                ProcessHandle dump = awaitDump(scene, OperationKind.BACKUP);
                scene.awaitPartial();
                belay.kill();

                assertThat(scene.recover())
                        .hasSize(2)
                        .anyMatch(line -> line.endsWith("was interrupted and is now failed"))
                        .anyMatch(line -> line.startsWith("removed the half-written file "));
                dump.onExit().join();
            }
        }
        assertThat(scene.last(OperationKind.BACKUP).phase()).isEqualTo("FAILED");
        assertThat(scene.told()).contains("owner backup.take INTENT", "belay backup.take FAILED");
        assertUntouched(scene);
        assertSound(scene);
    }

    /** Takes a lock that {@code blocker} holds until it is closed, then starts a restore that will meet it. */
    private static KilledBelay begin(Connection blocker, String lock, Scene scene) throws Exception {
        hold(blocker, lock);
        return scene.restore(Stop.NEVER, "0s");
    }

    private static void hold(Connection blocker, String lock) throws SQLException {
        blocker.setAutoCommit(false);
        try (Statement statement = blocker.createStatement()) {
            statement.execute(lock);
        }
    }

    /** The pg_dump that waits for a lock and that the journal knows. */
    private static ProcessHandle awaitDump(Scene scene, OperationKind kind) {
        String pid = null;
        while (pid == null) {
            scene.awaitBlocked("belay:%");
            pid = scene.last(kind).fact("pid").orElse(null);
        }
        ProcessHandle dump = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        assertThat(dump.info().command())
                .hasValueSatisfying(program -> assertThat(program).endsWith("pg_dump"));
        return dump;
    }

    private static void assertFailed(Scene scene, String phase) throws Exception {
        assertThat(scene.recover()).singleElement().asString().endsWith("was interrupted and is now failed");
        assertFailedAndSettled(scene, phase);
    }

    private static void assertFailedAndSettled(Scene scene, String phase) throws Exception {
        assertThat(scene.last(OperationKind.RESTORE).phase()).isEqualTo("FAILED");
        assertThat(scene.told()).contains("owner restore INTENT", "belay restore FAILED");
        assertThat(scene.audit())
                .extracting(AuditEntry::detail)
                .anyMatch(detail -> detail.endsWith("Belay was stopped while it stood at " + phase));
        assertUntouched(scene);
        assertSound(scene);
    }

    private static void assertUntouched(Scene scene) {
        assertThat(scene.live().dump()).isEqualTo(scene.before());
        scene.awaitNoSession();
        assertThat(scene.neighbours()).isEmpty();
    }

    private static void assertSound(Scene scene) throws Exception {
        scene.awaitNoSession();
        assertThat(scene.liveIsOpen()).isTrue();
        assertThat(scene.running()).isEmpty();
        assertThat(scene.chain()).isInstanceOf(ChainResult.Whole.class);
        assertThat(TestHome.filesUnder(scene.home().folder().resolve("backups")))
                .noneMatch(file -> file.toString().endsWith(".partial"));
        assertThat(TestHome.filesUnder(scene.home().folder().resolve("home").resolve("run")))
                .isEmpty();
        assertThat(scene.recover()).isEmpty();
        Map<String, String> backups = scene.backups();
        String next = scene.home().backup();
        assertThat(backups)
                .doesNotContainKey(next)
                .allSatisfy((_, state) -> assertThat(state).isEqualTo("good"));
    }
}
