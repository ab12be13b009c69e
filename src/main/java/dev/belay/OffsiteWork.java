package dev.belay;

import dev.belay.backup.OffsiteCopies;
import dev.belay.backup.calendar.CloseProof;
import dev.belay.backup.removal.Needed;
import dev.belay.backup.retention.ConfirmedCopies;
import dev.belay.config.Settings;
import dev.belay.offsite.CloseCopies;
import dev.belay.offsite.ConfirmedByStores;
import dev.belay.offsite.CopiesOnTheirWay;
import dev.belay.offsite.CopyStore;
import dev.belay.offsite.CopyTools;
import dev.belay.offsite.CopyTroubles;
import dev.belay.offsite.Courier;
import dev.belay.offsite.DriveSignIn;
import dev.belay.offsite.FetchableCopies;
import dev.belay.offsite.FileBookmarks;
import dev.belay.offsite.OffsiteService;
import dev.belay.offsite.StoreUpkeep;
import dev.belay.offsite.Stores;
import dev.belay.offsite.age.AgeSealing;
import dev.belay.offsite.recovery.CopyDrill;
import dev.belay.offsite.recovery.EncryptionSetup;
import dev.belay.offsite.recovery.Fetching;
import dev.belay.offsite.recovery.HomeKey;
import dev.belay.offsite.recovery.KeySetup;
import dev.belay.offsite.recovery.StorePapers;
import dev.belay.operation.DatabaseLock;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** Wires the copies elsewhere of one installation, and says how often somebody looks after them. */
final class OffsiteWork implements AutoCloseable {
    /** How long a backup may lie before its copies are begun. */
    static final Duration SEND = Duration.ofSeconds(5);
    /** How often is looked which store is due to be compared. */
    static final Duration LOOK_AFTER = Duration.ofMinutes(1);

    /** Between two tries of a download that does not get on. */
    private static final Duration REST = Duration.ofSeconds(2);

    private final VendorStores vendors;
    private final PageStores setup;
    private final PageRecipients recipients;
    private final Stores stores;
    private final CopyTools tools;
    private final Courier courier;
    private final StoreUpkeep upkeep;
    private final OffsiteService service;
    private final KeySetup keys;
    private final CopyTroubles troubles;
    private final Clock clock;
    private final HomeKey key;
    private final Path waiting;

    OffsiteWork(Installation belay, HomeKey key, DatabaseLock locks, VendorStores vendors) {
        Settings settings = belay.settings();
        String app = settings.general().app();
        Duration every = settings.offsite().reconcile();
        this.clock = belay.clock();
        this.key = key;
        this.vendors = vendors;
        this.waiting = settings.general().home().resolve("fetch");
        this.setup = new PageStores(settings, belay.state().settings(), belay.audit());
        this.recipients = new PageRecipients(
                settings.offsite().encryption().recipients(), belay.state().settings(), belay.audit());
        this.stores = new Stores(
                setup,
                vendors,
                new AgeSealing(recipients::recipients),
                clock.withZone(settings.general().zone()));
        this.tools = new CopyTools(
                stores,
                belay.state().copies(),
                belay.state().stores(),
                belay.folder(),
                locks,
                new FileBookmarks(settings.general().home().resolve("uploads")),
                new StorePapers(app, setup, recipients, key));
        this.courier = new Courier(tools, clock);
        this.upkeep = new StoreUpkeep(tools, belay.audit(), every, clock);
        this.service = new OffsiteService(tools, courier, upkeep, belay.audit(), clock);
        this.keys = new KeySetup(app, recipients, setup, clock);
        this.troubles = new CopyTroubles(setup, tools.copies(), tools.book(), every, clock);
    }

    PageStores setup() {
        return setup;
    }

    DriveSignIn driveSignIn() {
        return vendors.driveSignIn();
    }

    EncryptionSetup recipients() {
        return recipients;
    }

    Courier courier() {
        return courier;
    }

    StoreUpkeep upkeep() {
        return upkeep;
    }

    OffsiteService service() {
        return service;
    }

    KeySetup keys() {
        return keys;
    }

    CopyTroubles troubles() {
        return troubles;
    }

    Needed onTheirWay() {
        return new CopiesOnTheirWay(copies(), tools.locks(), clock);
    }

    ConfirmedCopies confirmed() {
        return new ConfirmedByStores(copies());
    }

    CloseProof closeProof() {
        return new CloseCopies(setup, copies());
    }

    OffsiteCopies fetchable() {
        return new FetchableCopies(stores, copies());
    }

    /** Where files wait that come back from stores. */
    Path waiting() {
        return waiting;
    }

    /** What brings them back. */
    Fetching.Tools fetching(CopyDrill drill) {
        return new Fetching.Tools(stores, copies(), tools.folder(), key, recipients, drill, waiting, REST);
    }

    private CopyStore copies() {
        return tools.copies();
    }

    @Override
    public void close() {
        courier.close();
        upkeep.close();
        stores.close();
    }
}
