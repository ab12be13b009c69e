package dev.belay.cli;

import dev.belay.backup.Dumper;
import dev.belay.testing.fakes.Acts;
import dev.belay.testing.fakes.FakeDumper;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A dump that prints nothing until it is ended. */
final class PatientDumper implements Dumper {
    final CountDownLatch started = new CountDownLatch(1);

    @Override
    public Facts facts() {
        return new FakeDumper(Acts.allWell(), Map::of).facts();
    }

    @Override
    public RunningDump start(Options options) {
        started.countDown();
        return new Waiting();
    }

    @Override
    public RunningGlobals globals(Options options) {
        return new FakeDumper(Acts.allWell(), Map::of).globals(options);
    }

    private static final class Waiting implements RunningDump {
        private final CountDownLatch ended = new CountDownLatch(1);

        @Override
        public InputStream output() {
            return new SequenceInputStream(Collections.emptyEnumeration()) {
                @Override
                public int read(byte[] bytes, int offset, int length) {
                    awaitEnd();
                    return -1;
                }
            };
        }

        @Override
        public long pid() {
            return 4_000_000;
        }

        @Override
        public Optional<Instant> began() {
            return Optional.empty();
        }

        @Override
        public EndState await() {
            awaitEnd();
            return new EndState.Failed("terminated", "");
        }

        @Override
        public void end() {
            ended.countDown();
        }

        @Override
        public void close() {
            end();
        }

        private void awaitEnd() {
            try {
                ended.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
