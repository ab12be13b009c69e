package dev.belay.testing;

import dev.belay.server.PostgresPrograms;
import dev.belay.server.PrivateServer;
import dev.belay.server.ServerAccount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A temporary folder whose name says which process it belongs to, so that a later run can tell what a killed one left.
 *
 * @param path the folder
 */
record RunFolder(Path path) {
    private static final Path ROOT =
            Path.of(System.getProperty("java.io.tmpdir"), "belay-test-postgres-" + System.getProperty("user.name"));
    private static final String NAME = "\\d+-\\d+-\\d+";
    private static final String LOCK = "leftovers.lock";
    private static final AtomicInteger COUNT = new AtomicInteger();

    /** A new folder of this process; the first call ends and removes what killed runs left. */
    static RunFolder create() throws IOException {
        int number = COUNT.incrementAndGet();
        if (number == 1) {
            removeLeftovers();
        }
        Files.createDirectories(ROOT);
        // the server may run as another account, whatever the umask
        Files.setPosixFilePermissions(ROOT, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new RunFolder(Files.createDirectories(ROOT.resolve(owner(ProcessHandle.current()) + "-" + number)));
    }

    /** What all runs of this user share. */
    static Path root() {
        return ROOT;
    }

    void delete() {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the servers of runs that are gone, and removes their folders. */
    static synchronized void removeLeftovers() throws IOException {
        if (!Files.isDirectory(ROOT)) {
            return;
        }
        // another run that begins now would find a folder that is half removed already
        try (FileChannel channel =
                        FileChannel.open(ROOT.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            removeThoseOfGoneOwners();
        }
    }

    private static void removeThoseOfGoneOwners() throws IOException {
        List<Path> folders;
        try (Stream<Path> all = Files.list(ROOT)) {
            folders = all.filter(folder -> folder.getFileName().toString().matches(NAME))
                    .toList();
        }
        folders.stream().filter(RunFolder::ownerIsGone).forEach(folder -> {
            PostgresPrograms programs = TestPrograms.newest();
            new PrivateServer(programs, ServerAccount.current(), folder).abandon();
            new RunFolder(folder).delete();
        });
    }

    private static boolean ownerIsGone(Path folder) {
        String name = folder.getFileName().toString();
        String owner = name.substring(0, name.lastIndexOf('-'));
        long pid = Long.parseLong(owner.substring(0, owner.indexOf('-')));
        return ProcessHandle.of(pid)
                .filter(handle -> owner(handle).equals(owner))
                .isEmpty();
    }

    private static String owner(ProcessHandle process) {
        Optional<Instant> began = process.info().startInstant();
        return process.pid() + "-" + began.map(Instant::toEpochMilli).orElse(0L);
    }
}
