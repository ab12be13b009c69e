package dev.belay.notify;

import dev.belay.notify.NotifySettings.Topic;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a route is to tell, in words that are ready.
 *
 * @param id the same however often it is sent, so that whoever gets it twice can tell
 * @param scene where it happened
 * @param title in one line
 * @param text plain text of several lines: what, where, since when, what to do, and the link
 * @param since when the trouble began; null when there is none
 * @param link to the page that tells more; null when nobody said how the console is reached
 */
public record Message(
        String id,
        Topic topic,
        Phase phase,
        Severity severity,
        Instant at,
        Scene scene,
        String title,
        String text,
        @Nullable Instant since,
        @Nullable URI link) {

    /** Where in its life a trouble is told. */
    public enum Phase {
        RAISED,
        /** It still stands after a day. */
        REMINDED,
        OVER,
        /** No trouble: something that happened. */
        HAPPENED,
        TEST;

        /** For programs. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Where it happened.
     *
     * @param app what is guarded, as {@code app} in {@code belay.yml}
     * @param machine on which Belay runs
     * @param database as people call it; empty when it is about no single one
     * @param address of the database's server; empty as above
     */
    public record Scene(String app, String machine, String database, String address) {}
}
