package dev.belay;

import dev.belay.backup.retention.RetentionService;
import dev.belay.notify.Alarms;
import dev.belay.notify.Facts;
import dev.belay.notify.Facts.Jump;
import dev.belay.notify.Facts.RouteHealth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds to what is known of each database whether retention waits for a person. */
final class RetentionWatch implements Alarms.Watch {
    private final Alarms.Watch others;
    private final RetentionService retention;

    RetentionWatch(Alarms.Watch others, RetentionService retention) {
        this.others = others;
        this.retention = retention;
    }

    @Override
    public Facts look(List<RouteHealth> routes, @Nullable Jump jump) {
        Facts facts = others.look(routes, jump);
        return facts.unreadable() == null
                ? facts.withDatabases(database -> database.withWaiting(retention.waiting(database.name())))
                : facts;
    }
}
