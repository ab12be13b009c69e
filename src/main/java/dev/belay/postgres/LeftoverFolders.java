package dev.belay.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Password folders that a killed Belay left behind; their names tell which process made them. */
final class LeftoverFolders {
    private static final Pattern NAME = Pattern.compile("pg-(\\d+)-(\\d+)-.*");

    private LeftoverFolders() {}

    /** How folders that this process makes begin. */
    static String prefix() {
        ProcessHandle self = ProcessHandle.current();
        return "pg-" + self.pid() + "-" + startMillis(self) + "-";
    }

    /** Removes the folders under {@code parent} whose process is no more. */
    static void remove(Path parent) {
        if (!Files.isDirectory(parent)) {
            return;
        }
        try (Stream<Path> folders = Files.list(parent)) {
            for (Path folder : folders.filter(LeftoverFolders::left).toList()) {
                removeWhole(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void removeWhole(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> inside = Files.list(folder)) {
            files = inside.toList();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
        Files.deleteIfExists(folder);
    }

    private static boolean left(Path folder) {
        Matcher name = NAME.matcher(folder.getFileName().toString());
        return name.matches()
                && ProcessHandle.of(Long.parseLong(name.group(1)))
                        .filter(process -> startMillis(process) == Long.parseLong(name.group(2)))
                        .isEmpty();
    }

    private static long startMillis(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
