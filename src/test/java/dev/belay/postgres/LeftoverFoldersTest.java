package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.base.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoverFoldersTest {
    @TempDir
    Path parent;

    @Test
    void whatAKilledProcessLeftIsRemovedAndWhatIsInUseStays() throws Exception {
        Path leftover = Files.createDirectory(
                parent.resolve("pg-" + ProcessHandle.current().pid() + "-1-x"));
        Files.writeString(leftover.resolve("pgpass"), "left");
        Path gone = Files.createDirectory(parent.resolve("pg-" + Integer.MAX_VALUE + "-1-x"));
        Path foreign = Files.createDirectory(parent.resolve("something else"));

        try (PassFile used = PassFile.write(parent, new Secret("x"))) {
            LeftoverFolders.remove(parent);

            assertThat(used.path()).exists();
            assertThat(leftover).doesNotExist();
            assertThat(gone).doesNotExist();
            assertThat(foreign).exists();
        }
    }

    @Test
    void aPasswordIsEscapedAsPgDumpReadsIt() throws Exception {
        try (PassFile file = PassFile.write(parent, new Secret("a:b\\c"))) {
            assertThat(Files.readString(file.path())).isEqualTo("*:*:*:*:a\\:b\\\\c\n");
        }
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void aFolderThatIsNotThereHoldsNoLeftovers() {
        LeftoverFolders.remove(parent.resolve("missing"));

        assertThat(parent.resolve("missing")).doesNotExist();
    }
}
