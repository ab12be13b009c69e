package dev.belay.web.console;

import dev.belay.backup.Databases;
import dev.belay.base.BelayException;
import dev.belay.base.ByteSize;
import dev.belay.restore.TargetFacts;
import dev.belay.restore.Targets;
import dev.belay.web.page.ServerLine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
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

    /** What the server of {@code database} said last; asks it again when that is long ago. */
    Optional<ServerLine> of(String database) {
        Answer known = answers.get(database);
        Instant now = clock.instant();
        if (known == null || known.asked().plus(FRESH).isBefore(now)) {
            answers.put(database, new Answer(now, known == null ? null : known.line()));
            refresh(database);
        }
        return Optional.ofNullable(known).map(Answer::line);
    }

    private void refresh(String database) {
        Thread.ofVirtual().name("server-line-" + database).start(() -> {
            @Nullable ServerLine line = ask(database);
            answers.put(database, new Answer(clock.instant(), line));
        });
    }

    private @Nullable ServerLine ask(String database) {
        try {
            TargetFacts facts = targets.live(database).target();
            int tables = databases.dumper(database).facts().tables();
            return new ServerLine(
                    facts.serverVersion(),
                    new ByteSize(facts.sizeBytes()),
                    tables,
                    facts.sessions().size());
        } catch (BelayException e) {
            LOG.warn("the server of {} did not answer: {}", database, e.sentence());
            return null;
        }
    }

    /** When a server was asked last, and what it said last. */
    private record Answer(Instant asked, @Nullable ServerLine line) {}
}
