package dev.belay.web.console;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Secret;
import dev.belay.offsite.Found;
import dev.belay.offsite.OffsiteSettings.Store;
import dev.belay.offsite.StoreSetup;
import dev.belay.offsite.recovery.Fetching;
import dev.belay.operation.Journal;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationKind;
import dev.belay.vault.BackupId;
import dev.belay.web.http.EventStreams;
import dev.belay.web.http.EventStreams.Event;
import dev.belay.web.http.Exchange;
import dev.belay.web.page.FoundPage.Known;
import dev.belay.web.page.Notice;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What lies in a store, and the way back from there. A key is used for the one act that it is given for. */
public final class FoundActions {
    private final PageWriter writer;
    private final StoreSetup setup;
    private final Fetching fetching;
    private final Journal journal;
    private final EventStreams streams;
    private final StoreListings listings;

    public FoundActions(PageWriter writer, StoreSetup setup, Fetching fetching, Watching watching, Clock clock) {
        this.writer = writer;
        this.setup = setup;
        this.fetching = fetching;
        this.journal = watching.journal();
        this.streams = watching.streams();
        this.listings = new StoreListings(fetching, clock);
    }

    /** By what it is known how far something is. */
    public record Watching(Journal journal, EventStreams streams) {}

    /** What lies in the store that the address names, else in the first one. */
    public void page(Exchange exchange) {
        show(exchange, store(exchange.query("store")), null);
    }

    /** Tells when what lies there was read. */
    public void events(Exchange exchange) throws IOException {
        String store = exchange.query("store");
        streams.serve(
                exchange,
                () -> listings.read(store) ? new Event("turn", "read", true) : new Event("update", "", false));
    }

    /** The same, with a key to read encrypted descriptions with. */
    public void read(Exchange exchange) {
        String store = store(exchange.field("store"));
        try {
            List<Found> found = fetching.found(store, key(exchange));
            writer.show(
                    exchange,
                    writer.pages().found().view(writer.shells().page(exchange), known(store, found, false), null));
        } catch (BelayException refusal) {
            show(exchange, store, refusal);
        }
    }

    /** Brings a backup back into the backup folder. */
    public void fetch(Exchange exchange) {
        begin(exchange, exchange.field("backup"), false);
    }

    /** Brings the copy of a backup back, and no further than to a drill. */
    public void drill(Exchange exchange) {
        begin(exchange, exchange.pathPart("id"), true);
    }

    private void begin(Exchange exchange, String id, boolean drill) {
        String store = store(exchange.field("store"));
        try {
            BackupId backup = BackupId.parse(id)
                    .orElseThrow(() -> new BelayException(
                            ErrorCode.NOT_FOUND, "no backup is called " + id, "look at what lies in the store"));
            if (drill) {
                fetching.fetchAndDrill(store, backup, key(exchange), exchange.actor());
            } else {
                fetching.fetch(store, backup, key(exchange), exchange.actor());
            }
        } catch (BelayException refusal) {
            show(exchange, store, refusal);
            return;
        }
        listings.forget(store);
        exchange.notice(drill ? Notice.COPY_DRILL_STARTED : Notice.FETCH_STARTED);
        exchange.seeOther("/offsite/found?store=" + URLEncoder.encode(store, StandardCharsets.UTF_8));
    }

    private static @Nullable Secret key(Exchange exchange) {
        String typed = exchange.field("key").strip();
        return typed.isEmpty() ? null : new Secret(typed);
    }

    private String store(String named) {
        return setup.all().stream()
                .map(Store::name)
                .filter(name -> named.isEmpty() || name.equals(named))
                .findFirst()
                .orElseThrow(() -> new BelayException(
                        ErrorCode.NOT_FOUND,
                        named.isEmpty() ? "no store is connected" : "there is no store called " + named,
                        "the page of the copies shows those there are"));
    }

    private void show(Exchange exchange, String store, @Nullable BelayException refusal) {
        Known known;
        @Nullable BelayException told = refusal;
        try {
            List<Found> found = listings.of(store).orElse(null);
            known = known(store, found, found == null);
        } catch (BelayException unread) {
            known = known(store, null, false);
            told = refusal == null ? unread : refusal;
        }
        writer.show(
                exchange,
                writer.pages().found().view(writer.shells().page(exchange), known, PageWriter.problem(told)),
                told);
    }

    private Known known(String store, @Nullable List<Found> found, boolean reading) {
        Operation last = journal.recent(Set.of(OperationKind.FETCH), 1).stream()
                .findFirst()
                .orElse(null);
        return new Known(store, setup.all().stream().map(Store::name).toList(), found, reading, last);
    }
}
