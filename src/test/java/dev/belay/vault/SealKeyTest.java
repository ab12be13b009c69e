package dev.belay.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.base.BelayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SealKeyTest {
    @TempDir
    private Path folder;

    private Path keyFile;

    @BeforeEach
    void nameTheKey() {
        keyFile = folder.resolve("home").resolve("manifest.key");
    }

    @Test
    void aKeyIsMadeOnceAndThenReadAgain() throws IOException {
        byte[] key = SealKey.loadOrCreate(keyFile);

        assertThat(key).hasSize(32).isNotEqualTo(new byte[32]);
        assertThat(SealKey.loadOrCreate(keyFile)).isEqualTo(key);
        assertThat(SealKey.loadOrCreate(folder.resolve("other.key"))).isNotEqualTo(key);
    }

    @Test
    void onlyItsOwnerCanReadItAndNoDraftIsLeft() throws IOException {
        SealKey.loadOrCreate(keyFile);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(DurableFiles.parent(keyFile))))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(DurableFiles.parent(keyFile))) {
            assertThat(files).containsExactly(keyFile);
        }
    }

    @Test
    void allWhoMakeItAtOnceGetTheSame() throws Exception {
        Callable<byte[]> make = () -> SealKey.loadOrCreate(keyFile);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            byte[] first = SealKey.loadOrCreate(keyFile.resolveSibling("warm-up"));
            List<Future<byte[]>> keys = threads.invokeAll(List.of(make, make, make, make, make, make, make, make));
            for (Future<byte[]> key : keys) {
                assertThat(key.get()).isEqualTo(keys.getFirst().get()).isNotEqualTo(first);
            }
        }
    }

    @Test
    void aKeyThatOthersCanReadIsRefused() throws IOException {
        SealKey.loadOrCreate(keyFile);
        Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> SealKey.loadOrCreate(keyFile))
                .isInstanceOfSatisfying(
                        BelayException.class,
                        refusal -> assertThat(refusal.hint()).isEqualTo("run: chmod 600 " + keyFile));
    }

    @Test
    void aKeyThatWasCutIsRefusedAndNotReplaced() throws IOException {
        SealKey.loadOrCreate(keyFile);
        Files.write(keyFile, new byte[5]);

        assertThatThrownBy(() -> SealKey.loadOrCreate(keyFile))
                .isInstanceOf(BelayException.class)
                .hasMessage("the key " + keyFile + " has 5 bytes instead of 32");
        assertThat(keyFile).hasSize(5);
    }

    @Test
    void aFolderThatCannotHoldItIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> SealKey.loadOrCreate(file.resolve("manifest.key")))
                .isInstanceOf(BelayException.class)
                .hasMessageContaining("cannot be read or made")
                .hasMessageContaining(file.toString());
    }
}
