package dev.belay.web;

import dev.belay.backup.Databases;
import dev.belay.backup.Dumper;
import dev.belay.backup.GuardedDatabase;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Databases whose dumps can be held up in the middle, for tests that look at a backup while it runs. */
final class HeldDatabases implements Databases {
    private final Databases real;
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile boolean empty;
    private volatile boolean failing;
    private volatile @Nullable Throwable broken;

    HeldDatabases(Databases real) {
        this.real = real;
    }

    /** From now on dumps stand still at their first byte. */
    void hold() {
        gate = new CountDownLatch(1);
    }

    void release() {
        gate.countDown();
    }

    /** From now on dumps break off. */
    void failDumps() {
        failing = true;
    }

    /** From now on dumps go well again. */
    void mendDumps() {
        failing = false;
    }

    /** From now on there is a bug. */
    void breakWith(Throwable bug) {
        broken = bug;
    }

    /** From now on nothing is guarded. */
    void forgetAll() {
        empty = true;
    }

    @Override
    public List<GuardedDatabase> all() {
        switch (broken) {
            case null -> {}
            case RuntimeException bug -> throw bug;
            case Error error -> throw error;
            case Throwable other -> throw new AssertionError(other);
        }
        return empty ? List.of() : real.all();
    }

    @Override
    public ServerLock lock(String database) {
        return real.lock(database);
    }

    @Override
    public Dumper dumper(String database) {
        Dumper dumper = real.dumper(database);
        CountDownLatch held = gate;
        return new Dumper() {
            @Override
            public Facts facts() {
                return dumper.facts();
            }

            @Override
            public RunningDump start(Options options) {
                return new HeldDump(dumper.start(options), held, failing);
            }

            @Override
            public RunningGlobals globals(Options options) {
                return dumper.globals(options);
            }
        };
    }

    private record HeldDump(Dumper.RunningDump real, CountDownLatch held, boolean failing)
            implements Dumper.RunningDump {
        @Override
        public InputStream output() {
            return new FilterInputStream(real.output()) {
                @Override
                public int read(byte[] into, int from, int length) throws IOException {
                    standStill();
                    return super.read(into, from, length);
                }
            };
        }

        private void standStill() throws IOException {
            try {
                held.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("the dump was interrupted", e);
            }
        }

        @Override
        public long pid() {
            return real.pid();
        }

        @Override
        public Optional<Instant> began() {
            return real.began();
        }

        @Override
        public Dumper.EndState await() {
            return failing ? new Dumper.EndState.Failed("pg_dump says: disk on fire", "put it out") : real.await();
        }

        @Override
        public void end() {
            held.countDown();
            real.end();
        }

        @Override
        public void close() {
            held.countDown();
            real.close();
        }
    }
}
