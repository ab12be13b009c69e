package dev.belay;

import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ByteSize;
import dev.belay.base.ErrorCode;
import dev.belay.cli.Finding;
import dev.belay.offsite.OffsiteService;
import dev.belay.offsite.OffsiteSettings.Store;
import dev.belay.offsite.Probe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Asks every store whether it lets Belay in, all at once and for a limited time. */
final class OffsiteDoctor {
    private static final Duration CLOCK_TOLERATED = Duration.ofMinutes(2);

    private final OffsiteWork work;
    private final Duration patience;

    OffsiteDoctor(OffsiteWork work, Duration patience) {
        this.work = work;
        this.patience = patience;
    }

    List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        work.setup()
                .trouble()
                .ifPresent(e -> findings.add(new Finding.Failing("stores", e.sentence(), e.hint(), e.code())));
        List<Store> stores = work.setup().all();
        if (stores.isEmpty()) {
            findings.add(new Finding.Doubtful(
                    "copies elsewhere",
                    "there is no store: losing this machine loses every backup",
                    "connect one on the console's page, or name one in belay.yml under offsite"));
            return findings;
        }
        findings.add(encryption(stores));
        findings.addAll(probes(stores));
        return findings;
    }

    private Finding encryption(List<Store> stores) {
        List<String> recipients = work.recipients().recipients();
        if (recipients.isEmpty()) {
            return new Finding.Doubtful(
                    "encryption",
                    "copies are not encrypted: whoever reads the store reads the books",
                    "belay key new makes a key and prints the recovery sheet");
        }
        List<String> plain = stores.stream()
                .filter(store -> !store.encrypt())
                .map(Store::name)
                .toList();
        String whom = "copies are encrypted for " + String.join(", ", recipients);
        return new Finding.Good(
                "encryption", plain.isEmpty() ? whom : whom + "; not those in " + String.join(", ", plain));
    }

    private List<Finding> probes(List<Store> stores) {
        OffsiteService service = work.service();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            List<Callable<Finding>> probes = stores.stream()
                    .<Callable<Finding>>map(
                            store -> () -> found(store.name(), service.test(store.name(), Actor.belay())))
                    .toList();
            List<Future<Finding>> all = threads.invokeAll(probes, patience.toMillis(), TimeUnit.MILLISECONDS);
            List<Finding> findings = new ArrayList<>();
            for (int i = 0; i < stores.size(); i++) {
                findings.add(outcome(stores.get(i).name(), all.get(i)));
            }
            return findings;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } finally {
            // one that does not answer is left behind; it must not hold up the doctor
            threads.shutdownNow();
        }
    }

    private Finding outcome(String store, Future<Finding> probe) {
        try {
            return probe.isCancelled() ? silent(store) : probe.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return silent(store);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof BelayException told) {
                return new Finding.Failing(topic(store), told.sentence(), told.hint(), told.code());
            }
            throw new IllegalStateException("the probe of " + store + " ended in a bug", e.getCause());
        }
    }

    private Finding silent(String store) {
        return new Finding.Failing(
                topic(store),
                "it did not answer within " + patience.toSeconds() + " s",
                "look whether it can be reached from this machine",
                ErrorCode.OFFSITE_FAILED);
    }

    private static Finding found(String store, Probe probe) {
        List<String> notes = new ArrayList<>(probe.notes());
        Duration ahead = probe.clockAhead();
        if (ahead != null && ahead.abs().compareTo(CLOCK_TOLERATED) > 0) {
            notes.add("this machine's clock is " + ahead.abs().toSeconds() + " s "
                    + (ahead.isNegative() ? "behind" : "ahead of") + " the store's");
        }
        Long free = probe.bytesFree();
        String said = "a byte was written and read back"
                + (probe.deletes() ? "" : "; nothing can be deleted there, so that retention leaves it alone")
                + (free == null ? "" : "; " + new ByteSize(free) + " free");
        return notes.isEmpty()
                ? new Finding.Good(topic(store), said)
                : new Finding.Doubtful(topic(store), said, String.join("\n", notes));
    }

    private static String topic(String store) {
        return "store " + store;
    }
}
