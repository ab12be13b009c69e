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
 * What the guarded servers said last. No page waits for a server: an old answer is shown until the next one is there,
 * and a server that does not answer becomes unknown.
 */
public final class ServerLines {
    private static final Logger LOG = LoggerFactory.getLogger(ServerLines.class);
    private static final Duration FRESH = Duration.ofSeconds(20);

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
            answers.put(database.name(), new Answer(now, known.line(), known.why()));
            refresh(database.name());
        }
        return new Guarded(database, known.line(), known.why());
    }

    private void refresh(String database) {
        Thread.ofVirtual().name("server-line-" + database).start(() -> answers.put(database, ask(database)));
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
