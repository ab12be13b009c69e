package dev.belay.web;

import dev.belay.web.console.ConnectActions;
import dev.belay.web.console.FoundActions;
import dev.belay.web.console.KeyActions;
import dev.belay.web.console.OffsiteActions;
import dev.belay.web.console.PageWriter;
import dev.belay.web.console.PasswordAgain;
import dev.belay.web.http.EventStreams;

/** What the routes of copies elsewhere do. */
final class OffsiteParts implements AutoCloseable {
    private final OffsiteActions stores;
    private final ConnectActions connect;
    private final FoundActions found;
    private final KeyActions keys;

    OffsiteParts(Collaborators with, PageWriter writer, PasswordAgain password, EventStreams streams) {
        var offsite = with.offsite();
        var clock = with.server().clock();
        this.stores = new OffsiteActions(writer, offsite.service(), offsite.keys(), password, streams, clock);
        this.connect = new ConnectActions(
                writer,
                new ConnectActions.Asked(
                        offsite.service(),
                        offsite.driveSignIn(),
                        offsite.keys(),
                        with.server().random(),
                        clock),
                password,
                streams);
        this.found = new FoundActions(
                writer,
                offsite.service().setup(),
                offsite.fetching(),
                new FoundActions.Watching(with.records().journal(), streams),
                clock);
        this.keys = new KeyActions(writer, offsite.keys(), password);
    }

    OffsiteActions stores() {
        return stores;
    }

    ConnectActions connect() {
        return connect;
    }

    FoundActions found() {
        return found;
    }

    KeyActions keys() {
        return keys;
    }

    /** Ends what waits for people. */
    @Override
    public void close() {
        connect.close();
    }
}
