package dev.belay.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.base.BelayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies in the folder is remembered only while nobody can have made, renamed or deleted anything there. */
final class ListingMemoryTest {
    private static final Duration SETTLED = Duration.ofSeconds(3);

    @TempDir
    private Path root;

    private final BackupId first = SampleManifests.id("aaaa");
    private final BackupId second = SampleManifests.id("bbbb");
    private final AtomicLong nanos = new AtomicLong();
    private ListingMemory memory;

    @BeforeEach
    void takeABackup() throws IOException {
        SampleFolder.take(SampleFolder.open(root), first);
        BackupFiles layout = new BackupFiles(root);
        memory = new ListingMemory(layout, new FolderListing(layout, new ManifestSeal(SampleFolder.KEY)), nanos::get);
    }

    @Test
    void whileNothingChangesNoFileIsLookedAtAgain() throws IOException {
        settle();
        List<StoredBackup> before = memory.list();

        assertThat(memory.list()).isSameAs(before);
    }

    @Test
    void inTheFirstMomentsAfterAChangeNothingIsRemembered() throws IOException {
        List<StoredBackup> before = memory.list();
        pass(Duration.ofMillis(50));

        assertThat(memory.list()).isEqualTo(before).isNotSameAs(before);
    }

    @Test
    void whatIsMadeOrDeletedIsSeenAtOnce() throws IOException {
        settle();
        SampleFolder.take(SampleFolder.open(root), second);
        assertThat(memory.list()).extracting(StoredBackup::id).containsExactlyInAnyOrder(first, second);

        settle();
        SampleFolder.open(root).delete(first);
        assertThat(memory.list()).extracting(StoredBackup::id).containsExactly(second);

        settle();
        Files.createFile(Files.createDirectory(root.resolve("another")).resolve("legacy.sql"));
        assertThat(memory.list()).hasSize(2);
    }

    @Test
    void whatThisProcessDeletesIsStruckOutAndNothingElseIsLookedAt() throws IOException {
        SampleFolder.take(SampleFolder.open(root), second);
        settle();
        StoredBackup kept = memory.list().stream()
                .filter(backup -> backup.id().equals(first))
                .findFirst()
                .orElseThrow();
        memory.change(second, () -> SampleFolder.open(root).delete(second));

        assertThat(memory.list()).singleElement().isSameAs(kept);
        SampleFolder.take(SampleFolder.open(root), second);
        assertThat(memory.list()).hasSize(2);
    }

    @Test
    void whatThisProcessChangesIsLookedAtAndNothingElse() throws IOException {
        SampleFolder.take(SampleFolder.open(root), second);
        settle();
        List<StoredBackup> before = memory.list();
        memory.change(second, () -> SampleFolder.open(root).change(second, manifest -> manifest.withPin(false)));

        List<StoredBackup> after = memory.list();
        assertThat(after)
                .extracting(StoredBackup::id)
                .isEqualTo(before.stream().map(StoredBackup::id).toList());
        assertThat(manifest(after, second).pinned()).isFalse();
        assertThat(manifest(after, first)).isSameAs(manifest(before, first));
    }

    @Test
    void aDeletionThatFailsStrikesNothingOut() throws IOException {
        settle();

        assertThatThrownBy(() -> memory.change(first, () -> {
                    throw new IOException("the disk is gone");
                }))
                .hasMessage("the disk is gone");
        assertThat(memory.list()).hasSize(1);
    }

    @Test
    void whatIsChangedInsideAFileIsSeenAfterAMinuteOrWhenSomebodyLooks() throws IOException {
        settle();
        Files.write(root.resolve("finance").resolve(first + ".sql.zst"), new byte[1], StandardOpenOption.APPEND);

        assertThat(memory.list()).singleElement().isInstanceOf(StoredBackup.Known.class);
        assertThat(memory.look()).singleElement().isInstanceOf(StoredBackup.Unknown.class);
    }

    @Test
    void nothingIsRememberedForLongerThanAMinute() throws IOException {
        settle();
        Files.write(root.resolve("finance").resolve(first + ".sql.zst"), new byte[1], StandardOpenOption.APPEND);
        pass(Duration.ofMinutes(1));

        assertThat(memory.list()).singleElement().isInstanceOf(StoredBackup.Unknown.class);
    }

    @Test
    void theTablesOfAListedBackupAreCountedAndReadWhenSomebodyAsks() throws IOException {
        Tables tables = listed().contents().tables();

        assertThat(tables.count()).isEqualTo(2);
        assertThat(tables.rows()).isEqualTo(414);
        assertThat(tables.all()).extracting(TableEntry::rows).containsExactly(414L, 0L);
    }

    @Test
    void tablesOfAManifestThatIsGoneCannotBeRead() throws IOException {
        Tables tables = listed().contents().tables();
        Files.delete(root.resolve("finance").resolve(first + ".json"));

        assertThatThrownBy(tables::all)
                .isInstanceOf(BelayException.class)
                .hasMessageContaining(first + ".json is gone or was changed");
    }

    private static Manifest manifest(List<StoredBackup> all, BackupId id) {
        return all.stream()
                .filter(backup -> backup.id().equals(id))
                .map(backup -> ((StoredBackup.Known) backup).manifest())
                .findFirst()
                .orElseThrow();
    }

    private Manifest listed() throws IOException {
        return ((StoredBackup.Known) memory.list().getFirst()).manifest();
    }

    private void settle() throws IOException {
        memory.list();
        pass(SETTLED);
        memory.list();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
