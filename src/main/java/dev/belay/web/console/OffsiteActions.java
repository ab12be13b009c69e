package dev.belay.web.console;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.offsite.OffsiteService;
import dev.belay.offsite.OffsiteSettings.Store;
import dev.belay.offsite.StoreSetup;
import dev.belay.offsite.StoreStatus;
import dev.belay.offsite.recovery.KeySetup;
import dev.belay.vault.BackupId;
import dev.belay.web.http.EventStreams;
import dev.belay.web.http.EventStreams.Event;
import dev.belay.web.http.Exchange;
import dev.belay.web.page.Notice;
import dev.belay.web.page.OffsitePage;
import dev.belay.web.page.OffsitePage.Known;
import dev.belay.web.page.OffsitePage.Tested;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Copies elsewhere: how they stand, and what people do about them. */
public final class OffsiteActions {
    static final String PATH = "/offsite";

    private final PageWriter writer;
    private final OffsiteService service;
    private final KeySetup keys;
    private final PasswordAgain password;
    private final EventStreams streams;
    private final Clock clock;
    private final Map<String, Tested> tested = new ConcurrentHashMap<>();

    public OffsiteActions(
            PageWriter writer,
            OffsiteService service,
            KeySetup keys,
            PasswordAgain password,
            EventStreams streams,
            Clock clock) {
        this.writer = writer;
        this.service = service;
        this.keys = keys;
        this.password = password;
        this.streams = streams;
        this.clock = clock;
    }

    /** The page. */
    public void page(Exchange exchange) {
        show(exchange, null);
    }

    /** Tells how far what is sent has come, until more than that has changed. */
    public void events(Exchange exchange) throws IOException {
        String seen = exchange.query("seen");
        streams.serve(exchange, () -> {
            List<StoreStatus> stores = service.stores();
            return OffsitePage.stamp(stores).equals(seen)
                    ? new Event(
                            "update",
                            writer.html(
                                    exchange,
                                    writer.pages()
                                            .offsite()
                                            .live(writer.shells().live(exchange, PATH), stores)),
                            false)
                    : new Event("turn", "changed", true);
        });
    }

    /** Writes to a store, reads back and deletes. */
    public void test(Exchange exchange) {
        attempt(exchange, () -> {
            String store = exchange.field("store");
            var actor = exchange.actor();
            var probe = Patience.with("the test of " + store, () -> service.test(store, actor))
                    .orElseThrow(() -> new BelayException(
                            ErrorCode.OFFSITE_FAILED,
                            "the store " + store + " has not answered yet",
                            "look at this page again in a while"));
            tested.put(store, new Tested(clock.instant(), probe));
            return Notice.STORE_TESTED;
        });
    }

    /** Lets a store rest. */
    public void pause(Exchange exchange) {
        attempt(exchange, () -> {
            service.pause(exchange.field("store"), exchange.actor());
            return Notice.STORE_PAUSED;
        });
    }

    /** Ends its rest. */
    public void resume(Exchange exchange) {
        attempt(exchange, () -> {
            service.resume(exchange.field("store"), exchange.actor());
            return Notice.STORE_RESUMED;
        });
    }

    /** Compares what a store holds with what is believed. */
    public void compare(Exchange exchange) {
        attempt(exchange, () -> {
            String store = exchange.field("store");
            var actor = exchange.actor();
            return Patience.with("the comparison of " + store, () -> service.reconcile(store, actor))
                    .map(_ -> Notice.STORE_COMPARED)
                    .orElse(Notice.STORE_COMPARING);
        });
    }

    /** Forgets how to reach a store, after the password was given again. */
    public void forget(Exchange exchange) {
        attempt(exchange, () -> {
            String store = exchange.field("store");
            requireChangeable(store);
            password.require(exchange, "disconnect " + store);
            service.setup().forget(store, exchange.actor());
            tested.remove(store);
            return Notice.STORE_FORGOTTEN;
        });
    }

    /** Lets the copy of a backup be sent once more. */
    public void sendAgain(Exchange exchange) {
        attempt(exchange, () -> {
            service.retry(backup(exchange), exchange.field("store"), exchange.actor());
            return Notice.COPY_AGAIN;
        });
    }

    /** No longer asks for a copy that is lost. */
    public void giveUp(Exchange exchange) {
        attempt(exchange, () -> {
            service.giveUp(backup(exchange), exchange.field("store"), exchange.actor());
            return Notice.COPY_GIVEN_UP;
        });
    }

    private static BackupId backup(Exchange exchange) {
        String id = exchange.pathPart("id");
        return BackupId.parse(id)
                .orElseThrow(() -> new BelayException(
                        ErrorCode.NOT_FOUND, "no backup is called " + id, "look at the list of backups"));
    }

    private void requireChangeable(String name) {
        StoreSetup setup = service.setup();
        if (!setup.changeable(name)
                || setup.all().stream().noneMatch(store -> store.name().equals(name))) {
            throw new BelayException(
                    ErrorCode.NOT_FOUND,
                    "no store called " + name + " was connected on a page",
                    "what belay.yml names can only be changed there");
        }
    }

    private void attempt(Exchange exchange, Act act) {
        try {
            exchange.notice(act.done());
            exchange.seeOther(PATH);
        } catch (BelayException refusal) {
            show(exchange, refusal);
        }
    }

    private void show(Exchange exchange, @Nullable BelayException refusal) {
        List<StoreStatus> stores = service.stores();
        Known known = new Known(
                stores,
                service.setup().all().stream()
                        .map(Store::name)
                        .filter(service.setup()::changeable)
                        .collect(Collectors.toSet()),
                stores.stream().anyMatch(OffsiteActions::troubled) ? service.copies() : List.of(),
                tested,
                keys.recipients().size());
        writer.show(
                exchange,
                writer.pages().offsite().view(writer.shells().page(exchange), known, PageWriter.problem(refusal)),
                refusal);
    }

    private static boolean troubled(StoreStatus store) {
        var counts = store.counts();
        return counts.failed() + counts.missing() + counts.damaged() > 0;
    }

    /** Does something, and says what. */
    @FunctionalInterface
    private interface Act {
        Notice done();
    }
}
