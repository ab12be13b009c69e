package dev.belay.rclone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.offsite.MemoryBookmark;
import dev.belay.offsite.OffsiteSettings;
import dev.belay.offsite.OffsiteStore;
import dev.belay.offsite.OffsiteStoreContract;
import dev.belay.offsite.Placed;
import dev.belay.offsite.RandomContent;
import dev.belay.offsite.StoreException;
import dev.belay.offsite.StoreException.Kind;
import dev.belay.offsite.StorePath;
import dev.belay.offsite.Transfer;
import dev.belay.operation.CancelSignal;
import dev.belay.process.CommandRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What every remote of rclone does, against one real server for all tests of a class. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class RcloneStoreContract extends OffsiteStoreContract {
    private static final String PASSWORD = "canary-of-the-remote";
    private static final StorePath DUMP = new StorePath("finance", "forbidden_quota.sql.zst");
    private static final int BYTES = 5 * 1024 * 1024 + 3;

    private final String protocol;
    private int stores;
    private Path served = Path.of("unset");
    private Path config = Path.of("unset");
    private List<RcloneServer> servers = List.of();

    RcloneStoreContract(String protocol) {
        this.protocol = protocol;
    }

    @BeforeAll
    void startTheServer(@TempDir Path folder) throws IOException {
        served = Files.createDirectory(folder.resolve("served"));
        config = folder.resolve("rclone.conf");
        RcloneServer server = new RcloneServer(protocol, served, PASSWORD);
        servers = List.of(server);
        server.describe(config, "nas", PASSWORD);
        server.describe(config, "stranger", PASSWORD + "-not");
        try (RcloneServer gone = new RcloneServer(protocol, served, PASSWORD)) {
            gone.describe(config, "gone", PASSWORD);
        }
    }

    @AfterAll
    void endTheServer() {
        servers.forEach(RcloneServer::close);
    }

    @BeforeEach
    void nextStore() {
        stores++;
    }

    @Override
    protected OffsiteStore store() {
        return store("nas:store" + stores);
    }

    private RcloneStore store(String remote) {
        return new RcloneStore(new OffsiteSettings.Rclone(remote, config), new CommandRunner());
    }

    @Override
    protected void alter(StorePath path) throws IOException {
        Path file = file(path.toString());
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    private Path file(String path) {
        return served.resolve("store" + stores).resolve(path);
    }

    @Test
    void aRcloneThatIsKilledLeavesNothingUnderTheName() throws Exception {
        assertRefused(
                Kind.TRANSIENT,
                () -> store().put(
                                DUMP,
                                RandomContent.of(BYTES, 1),
                                new MemoryBookmark(),
                                doing(2, ProcessHandle::destroyForcibly)));
        assertThat(store().find(DUMP)).isEmpty();
        assertThat(store().list("finance")).isEmpty();

        Placed placed = put(DUMP, RandomContent.of(BYTES, 1));

        store().prove(placed, Transfer.unwatched());
        assertThat(store().list("finance")).hasSize(1);
        assertThat(file("finance")).isDirectoryNotContaining("glob:**.partial");
    }

    @Test
    void noSecretIsAnArgument() throws Exception {
        List<String> seen = new ArrayList<>();
        String obscured = Files.readString(config)
                .lines()
                .filter(line -> line.startsWith("pass"))
                .findFirst()
                .orElseThrow()
                .replaceFirst(".*= ", "");

        store().put(
                        DUMP,
                        RandomContent.of(BYTES, 1),
                        new MemoryBookmark(),
                        doing(2, rclone -> seen.add(words(rclone))));

        assertThat(seen)
                .singleElement()
                .satisfies(words -> assertThat(words)
                        .contains("rcat", DUMP.name())
                        .doesNotContain(PASSWORD)
                        .doesNotContain(obscured));
    }

    @Test
    void aWrongPasswordIsTold() {
        assertRefusedWithoutSecrets("stranger:store", Kind.REVOKED);
    }

    @Test
    void aServerThatIsGoneMayComeBack() {
        assertRefusedWithoutSecrets("gone:store", Kind.TRANSIENT);
    }

    @Test
    void aRemoteThatRcloneDoesNotKnowIsTold() {
        assertRefusedWithoutSecrets("nobody:store", Kind.BROKEN);
    }

    private void assertRefusedWithoutSecrets(String remote, Kind kind) {
        assertThatThrownBy(() ->
                        store(remote).put(DUMP, RandomContent.of(BYTES, 1), new MemoryBookmark(), Transfer.unwatched()))
                .isInstanceOfSatisfying(StoreException.class, e -> {
                    assertThat(e.kind()).isEqualTo(kind);
                    assertThat(e.sentence()).contains(remote).doesNotContain(PASSWORD);
                    assertThat(e.hint()).contains("rclone lsd " + remote);
                })
                .hasNoCause();
    }

    @Test
    void aFileThatHadItsNameAndWhoseAnswerWasLostIsNotSentAgain() throws Exception {
        put(DUMP, RandomContent.of(BYTES, 1));
        Object before = key(DUMP);
        MemoryBookmark bookmark = new MemoryBookmark();
        bookmark.write(RcloneUpload.RENAMING);

        Placed placed = store().put(DUMP, RandomContent.of(BYTES, 1), bookmark, Transfer.unwatched());

        store().prove(placed, Transfer.unwatched());
        assertThat(bookmark.read()).isEmpty();
        assertThat(key(DUMP)).isEqualTo(before);
    }

    private Object key(StorePath path) throws IOException {
        return Files.readAttributes(file(path.toString()), BasicFileAttributes.class)
                .fileKey();
    }

    @Test
    void aFileThatLostItsNameBeforeItHadOneIsSentAgain() throws Exception {
        put(DUMP, RandomContent.of(BYTES, 2));
        MemoryBookmark bookmark = new MemoryBookmark();
        bookmark.write(RcloneUpload.RENAMING);

        Placed placed = store().put(DUMP, RandomContent.of(BYTES, 1), bookmark, Transfer.unwatched());

        store().prove(placed, Transfer.unwatched());
    }

    /** Does something with the rclone that sends, once, when so many pieces were sent. */
    private static Transfer doing(int pieces, Consumer<ProcessHandle> act) {
        List<Integer> moved = new ArrayList<>();
        return new Transfer(bytes -> {}, new CancelSignal(), (bytes, signal) -> {
            moved.add(bytes);
            if (moved.size() == pieces) {
                act.accept(sending());
            }
        });
    }

    private static ProcessHandle sending() {
        return ProcessHandle.current()
                .children()
                .filter(child -> words(child).contains("rcat"))
                .findFirst()
                .orElseThrow();
    }

    private static String words(ProcessHandle process) {
        try {
            return Files.readString(
                    Path.of("/proc", Long.toString(process.pid()), "cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }
}
