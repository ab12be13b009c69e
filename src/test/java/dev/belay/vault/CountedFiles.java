package dev.belay.vault;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Real acts on the file system that are written down. At the chosen one power is lost, and stays so, or the disk fails
 * this once.
 */
final class CountedFiles extends DurableFiles {
    private final List<String> acts = new ArrayList<>();
    private final boolean recovers;
    private int allowed;

    private CountedFiles(int allowed, boolean recovers) {
        this.allowed = allowed;
        this.recovers = recovers;
    }

    static CountedFiles losingPowerAfter(int acts) {
        return new CountedFiles(acts, false);
    }

    static CountedFiles failingOnceAfter(int acts) {
        return new CountedFiles(acts, true);
    }

    /** The power that is gone. */
    static final class PowerLoss extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    List<String> acts() {
        return acts;
    }

    @Override
    FileChannel create(Path file) throws IOException {
        act("create", file);
        return super.create(file);
    }

    @Override
    void sync(Path file) throws IOException {
        act("sync", file);
        super.sync(file);
    }

    @Override
    void syncFolder(Path folder) throws IOException {
        act("sync", folder);
        super.syncFolder(folder);
    }

    @Override
    void rename(Path from, Path to) throws IOException {
        act("rename to", to);
        super.rename(from, to);
    }

    @Override
    boolean delete(Path file) throws IOException {
        act("delete", file);
        return super.delete(file);
    }

    private void act(String what, Path path) throws IOException {
        if (allowed == 0 && !recovers) {
            throw new PowerLoss();
        }
        if (allowed-- == 0) {
            throw new IOException("the disk does not answer");
        }
        acts.add(what + " " + path.getFileName());
    }
}
