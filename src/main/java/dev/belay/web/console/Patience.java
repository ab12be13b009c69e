package dev.belay.web.console;

import dev.belay.base.BelayException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What goes quickly is answered at once; nobody is kept waiting for what takes long, and it goes on by itself. */
final class Patience {
    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private Patience() {}

    /**
     * What {@code work} gives; empty when it goes on in the background.
     *
     * @param name of the work, for the log
     * @throws BelayException as the work throws it
     */
    static <T> Optional<T> with(String name, Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofPlatform().name(name).daemon().start(() -> {
            task.run();
            if (task.state() == Future.State.FAILED) {
                LOG.warn("{} did not go through: {}", name, task.exceptionNow().toString());
            }
        });
        try {
            return Optional.of(task.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            LOG.info("{} goes on in the background", name);
            return Optional.empty();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof BelayException refusal ? refusal : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
