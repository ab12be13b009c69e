package dev.belay.store;

import static dev.belay.testing.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.audit.AuditEntry;
import dev.belay.audit.AuditLog;
import dev.belay.audit.ChainResult;
import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.testing.MutableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StateStoreTest {
    private static final Actor ALICE = new Actor("alice", Actor.Channel.SHELL);
    private final MutableClock clock = MutableClock.at("2026-02-19T03:00:00.5Z");

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("home").resolve("state.db");
    }

    @Test
    void theStateIsThereAfterClosingAndOpeningAgain() {
        AuditEntry written = writeOneEntry();
        try (StateStore state = open()) {
            assertThat(state.auditStore().read(1, 10)).containsExactly(written);
            assertThat(state.movedAside()).isEmpty();
        }
    }

    @Test
    void nobodyElseMayReadTheState() throws IOException {
        try (StateStore state = open()) {
            audit(state).intent(ALICE, "a", "b", "c");
            assertThat(Files.getPosixFilePermissions(file.resolveSibling(".")))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
            try (Stream<Path> files = Files.list(file.resolveSibling("."))) {
                assertThat(files.filter(path -> path.getFileName().toString().startsWith("state.db")))
                        .hasSize(3)
                        .allSatisfy(path -> assertThat(Files.getPosixFilePermissions(path))
                                .isEqualTo(PosixFilePermissions.fromString("rw-------")));
            }
        }
    }

    @Test
    void aStateThatOthersCouldReadIsClosedToThem() throws IOException {
        writeOneEntry();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        open().close();
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void whatOneProcessWritesTheOtherSees() {
        try (StateStore one = open();
                StateStore other = open()) {
            AuditEntry first = audit(one).intent(ALICE, "a", "b", "c");
            AuditEntry second = audit(other).intent(ALICE, "a", "b", "c");
            assertThat(one.auditStore().read(1, 10)).containsExactly(first, second);
            assertThat(audit(other).verify()).isEqualTo(new ChainResult.Whole(2, second.hash()));
        }
    }

    @Test
    void aFileThatIsNoStateIsMovedAsideWholeAndANewStateBegins() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "this is no database");
        Files.writeString(file.resolveSibling("state.db-wal"), "nor this its log");
        try (StateStore state = open()) {
            Path aside = state.movedAside().orElseThrow();
            assertThat(aside).isEqualTo(file.resolveSibling("state.db.damaged-20260219T030000500Z"));
            assertThat(aside).hasContent("this is no database");
            assertThat(aside.resolveSibling(aside.getFileName() + "-wal")).hasContent("nor this its log");
            assertThat(state.auditStore().read(1, 10)).isEmpty();
            assertThat(audit(state).intent(ALICE, "a", "b", "c").number()).isEqualTo(1);
        }
    }

    @Test
    void aStateThatLostItsEndIsMovedAside() throws IOException {
        writeOneEntry();
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        try (StateStore state = open()) {
            assertThat(state.movedAside()).isPresent();
        }
    }

    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    /** One page overwritten anywhere: the state opens, is moved aside or is refused in words; nothing else escapes. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void damageNeverEndsInAnotherError(int seed) throws IOException {
        writeOneEntry();
        Random random = new Random(seed);
        byte[] bytes = Files.readAllBytes(file);
        byte[] noise = new byte[1 + random.nextInt(512)];
        random.nextBytes(noise);
        System.arraycopy(noise, 0, bytes, random.nextInt(bytes.length - noise.length), noise.length);
        Files.write(file, bytes);
        try (StateStore state = open()) {
            state.movedAside().ifPresent(aside -> assertThat(aside).hasBinaryContent(bytes));
            assertThat(Files.exists(file)).isTrue();
        } catch (BelayException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.USAGE);
        }
    }

    @Test
    void anEmptyFileIsANewState() throws IOException {
        Files.createDirectories(file.getParent());
        Files.createFile(file);
        try (StateStore state = open()) {
            assertThat(state.movedAside()).isEmpty();
            assertThat(state.users().all()).isEmpty();
        }
    }

    @Test
    void aStateOfANewerBelayIsRefusedAndLeftAlone() throws Exception {
        writeOneEntry();
        execute("INSERT INTO schema_version VALUES (99, 'later')");
        byte[] before = Files.readAllBytes(file);
        assertThat(refusal(ErrorCode.USAGE, this::open).sentence())
                .contains("made by a newer Belay")
                .contains("version 99");
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void aDatabaseOfAnotherProgramIsRefusedAndLeftAlone() throws Exception {
        Files.createDirectories(file.getParent());
        execute("CREATE TABLE somebody_elses (id INTEGER)");
        assertThat(refusal(ErrorCode.USAGE, this::open).sentence()).contains("is not a state of Belay");
        execute("INSERT INTO somebody_elses VALUES (1)");
    }

    @Test
    void aFolderThatCannotBeMadeIsRefused() throws IOException {
        Files.writeString(folder.resolve("home"), "a file where the folder should be");
        BelayException refusal = refusal(ErrorCode.USAGE, this::open);
        assertThat(refusal.sentence()).contains(file.toString()).contains("cannot be written");
        assertThat(refusal.hint()).contains("BELAY_HOME");
    }

    @Test
    void theAuditLogRefusesToBeChangedOrShortened() {
        writeOneEntry();
        for (String attack : List.of(
                "UPDATE audit SET detail = 'x'",
                "DELETE FROM audit",
                "REPLACE INTO audit"
                        + " SELECT number, at, 'mallory', channel, act, subject, outcome, detail, previous, hash FROM audit")) {
            assertThatThrownBy(() -> execute(attack))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("append only");
        }
    }

    @Test
    void anAuditLogThatWasChangedAroundItsTriggersIsFoundBroken() throws Exception {
        try (StateStore state = open()) {
            IntStream.range(0, 5).forEach(i -> audit(state).intent(ALICE, "a", "b", "c" + i));
        }
        execute("DROP TRIGGER audit_is_not_changed", "UPDATE audit SET detail = 'nothing' WHERE number = 3");
        try (StateStore state = open()) {
            assertThat(audit(state).verify())
                    .isInstanceOfSatisfying(
                            ChainResult.Broken.class,
                            broken -> assertThat(broken.number()).isEqualTo(3));
        }
    }

    private AuditEntry writeOneEntry() {
        try (StateStore state = open()) {
            return audit(state).intent(ALICE, "backup.take", "ledger", "detail");
        }
    }

    private AuditLog audit(StateStore state) {
        return new AuditLog(state.auditStore(), clock);
    }

    private StateStore open() {
        return StateStore.open(file, clock);
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file + "?recursive_triggers=true");
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.executeUpdate(text);
            }
        }
    }
}
