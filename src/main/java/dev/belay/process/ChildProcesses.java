package dev.belay.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends children, also those that a killed Belay left behind. */
public final class ChildProcesses {
    private ChildProcesses() {}

    /**
     * Ends exactly the child that began at {@code began} under {@code pid}; another process that was given the same
     * number since is left alone.
     *
     * @return whether it was still running
     */
    public static boolean endLeftover(long pid, Instant began) {
        return ProcessHandle.of(pid)
                .filter(handle ->
                        handle.info().startInstant().filter(began::equals).isPresent())
                .map(handle -> {
                    end(handle, Duration.ofSeconds(5));
                    return true;
                })
                .orElse(false);
    }

    /** Ends a child and everything that it started, also when the child itself is gone already. */
    static void end(ProcessHandle handle, Duration grace) {
        List<ProcessHandle> family = family(handle);
        family.forEach(ProcessHandle::destroy);
        try {
            CompletableFuture.allOf(family.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                    .get(grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            family.forEach(ProcessHandle::destroyForcibly);
            family(handle).forEach(ProcessHandle::destroyForcibly);
        } catch (InterruptedException e) {
            family.forEach(ProcessHandle::destroyForcibly);
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        }
    }

    /** The child, its descendants, and those of its session whose parent is gone: any may hold the ends of its pipes. */
    private static List<ProcessHandle> family(ProcessHandle handle) {
        Set<ProcessHandle> family = new LinkedHashSet<>();
        family.add(handle);
        handle.descendants().forEach(family::add);
        ProcessHandle.allProcesses()
                .filter(other -> session(other.pid()) == handle.pid())
                .forEach(family::add);
        return family.stream().filter(ProcessHandle::isAlive).toList();
    }

    /** Each child of ours begins a session of its own, which is called like it; 0 where there is no telling. */
    private static long session(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
            // the name of the program stands in parentheses and may hold anything
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", 5);
            return Long.parseLong(fields[3]);
        } catch (IOException gone) {
            return 0;
        }
    }
}
