package dev.belay.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.vault.ChangeLock.Held;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeLockTest {
    private static final int WRITERS = 4;
    private static final int EACH = 25;

    @TempDir
    Path home;

    @Test
    void whoHasItGetsItAgain() {
        ChangeLock lock = ChangeLock.in(home.resolve("locks/one.lock"));

        try (Held _ = lock.take();
                Held _ = lock.take()) {
            assertThat(home.resolve("locks/one.lock")).exists();
        }
    }

    @Test
    void nothingThatSeveralNoteAtOnceIsLost() throws IOException, InterruptedException, ExecutionException {
        Path root = home.resolve("backups");
        Manifest first = SampleFolder.take(folder(root), new BackupId("finance_20260219T020000+0900_close_7k3q"));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                BackupFolder own = folder(root);
                writers.add(threads.submit(() -> note(own, first.id())));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        }

        assertThat(folder(root).signed(first.id()))
                .hasValueSatisfying(manifest -> assertThat(manifest.verifications())
                        .hasSize(first.verifications().size() + WRITERS * EACH));
    }

    private static void note(BackupFolder folder, BackupId id) {
        for (int i = 0; i < EACH; i++) {
            folder.sweepPartials(_ -> false);
            folder.change(id, manifest -> manifest.with(new Verification(Instant.EPOCH, "by hand", true, "")));
        }
    }

    private BackupFolder folder(Path root) {
        return new BackupFolder(
                root, new ManifestSeal(SampleFolder.KEY), ChangeLock.in(home.resolve("locks/manifests.lock")));
    }
}
