package dev.belay.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A child at work. Whoever started it closes it; closing ends a child that still runs. */
public final class RunningCommand implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Process process;
    private final Duration limit;
    private final TailBuffer errors = new TailBuffer();
    private final Thread errorDrain;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicBoolean timedOut = new AtomicBoolean();
    private final CountDownLatch over = new CountDownLatch(1);

    RunningCommand(Process process, Duration limit) {
        this.process = process;
        this.limit = limit;
        this.errorDrain = Thread.ofVirtual().start(this::drainErrors);
        Thread.ofVirtual().start(this::watchLimit);
    }

    /** Standard input. Closing it tells the child that there is no more. */
    public OutputStream input() {
        return process.getOutputStream();
    }

    /** Standard output. The caller reads it to its end; it ends when the child does. */
    public InputStream output() {
        return process.getInputStream();
    }

    public long pid() {
        return process.pid();
    }

    /** When the operating system says the child began; with the process id it names exactly this child. */
    public Optional<Instant> began() {
        return process.info().startInstant();
    }

    /** Waits for the end of the child. */
    public CommandResult await() {
        try {
            int code = process.waitFor();
            errorDrain.join();
            over.countDown();
            if (timedOut.get()) {
                return new CommandResult.TimedOut(errors.text());
            }
            return ended.get()
                    ? new CommandResult.Ended(errors.text())
                    : new CommandResult.Exited(code, "", errors.text());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            return new CommandResult.Ended(errors.text());
        }
    }

    /** Asks the child and what it started to end, and makes them end after a short grace. Safe to call from any thread, and again. */
    public void end() {
        if (process.isAlive()) {
            ended.set(true);
        }
        ChildProcesses.end(process.toHandle(), GRACE);
    }

    @Override
    public void close() {
        over.countDown();
        if (process.isAlive() || errorDrain.isAlive()) {
            end();
        }
    }

    private void watchLimit() {
        try {
            if (!over.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                timedOut.set(true);
                ChildProcesses.end(process.toHandle(), GRACE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void drainErrors() {
        try {
            errors.drain(process.getErrorStream());
        } catch (IOException e) {
            if (process.isAlive()) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
