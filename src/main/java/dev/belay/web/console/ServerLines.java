package dev.belay.web.console;

import dev.belay.backup.Databases;
import dev.belay.backup.GuardedDatabase;
import dev.belay.base.BelayException;
import dev.belay.base.ByteSize;
import dev.belay.restore.TargetFacts;
import dev.belay.restore.Targets;
import dev.belay.web.page.Guarded;
import dev.belay.web.page.Problem;
import dev.belay.web.page.ServerLine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the guarded servers said last. A page shows a recent answer at once and has the next one fetched; only when the last
 * one is old does it wait, and not long. A server that does not answer becomes unknown.
 */
public final class ServerLines {
    private static final Logger LOG = LoggerFactory.getLogger(ServerLines.class);
    private static final Duration FRESH = Duration.ofSeconds(5);
    /** An answer of this age says nothing about now: a page waits a moment for the next one, and then admits it. */
    private static final Duration STALE = Duration.ofSeconds(60);

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Answer NEVER = new Answer(Instant.EPOCH, null, null);

    private final Databases databases;
    private final Targets targets;
    private final Clock clock;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();

    public ServerLines(Databases databases, Targets targets, Clock clock) {
        this.databases = databases;
        this.targets = targets;
        this.clock = clock;
    }

    /** Asks every server once, so that the first page already has an answer. */
    public void warmUp() {
        databases.all().forEach(database -> refresh(database.name()));
    }

    /** The database with what its server said last; asks it again when that is long ago. */
    Guarded of(GuardedDatabase database) {
        Answer known = answers.getOrDefault(database.name(), NEVER);
        Instant now = clock.instant();
        if (known.asked().plus(FRESH).isBefore(now)) {
            boolean stale = known.asked().plus(STALE).isBefore(now);
            Answer meanwhile = stale ? new Answer(now, null, null) : new Answer(now, known.line(), known.why());
            answers.put(database.name(), meanwhile);
            Thread asking = refresh(database.name());
            if (stale) {
                waitFor(asking);
            }
            known = answers.getOrDefault(database.name(), NEVER);
        }
        return new Guarded(database, known.line(), known.why());
    }

    private Thread refresh(String database) {
        return Thread.ofVirtual().name("server-line-" + database).start(() -> answers.put(database, ask(database)));
    }

    private static void waitFor(Thread asking) {
        try {
            asking.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer ask(String database) {
        try {
            TargetFacts facts = targets.live(database).target();
            int tables = databases.dumper(database).facts().tables();
            ServerLine line = new ServerLine(
                    facts.serverVersion(),
                    new ByteSize(facts.sizeBytes()),
                    tables,
                    facts.sessions().size());
            return new Answer(clock.instant(), line, null);
        } catch (BelayException e) {
            LOG.warn("the server of {} did not answer: {}", database, e.sentence());
            return new Answer(clock.instant(), null, Problem.of(e));
        }
    }

    /** When a server was asked last, and what came of it. */
    private record Answer(
            Instant asked,
            @Nullable ServerLine line,
            @Nullable Problem why) {}
}
