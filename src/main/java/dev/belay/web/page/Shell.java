package dev.belay.web.page;

import dev.belay.backup.GuardedDatabase;
import dev.belay.operation.Operation;
import dev.belay.restore.RestoreView;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every page shows around its own contents.
 *
 * @param databases to choose from
 * @param guarded the one that the page is about; null before a database was set up
 * @param restores confirmed and not over; each gets a banner with a cancel button
 * @param removals of backups, not over; each gets one too
 * @param backup the backup that runs; null when none does
 * @param notice what the last request did; null when there is nothing to say
 */
public record Shell(
        Visitor visitor,
        Place place,
        List<GuardedDatabase> databases,
        @Nullable Guarded guarded,
        List<RestoreView> restores,
        List<Operation> removals,
        @Nullable Operation backup,
        @Nullable Notice notice) {
    public Shell {
        databases = List.copyOf(databases);
        restores = List.copyOf(restores);
        removals = List.copyOf(removals);
    }

    /** Without a choice of databases, and while no backup is removed. */
    public Shell(
            Visitor visitor,
            Place place,
            @Nullable Guarded guarded,
            List<RestoreView> restores,
            @Nullable Operation backup,
            @Nullable Notice notice) {
        this(visitor, place, List.of(), guarded, restores, List.of(), backup, notice);
    }

    /** What keeps the choice of a database in an address; empty where there is none to choose from. */
    String query() {
        return guarded == null ? "" : query(databases, guarded.database().name());
    }

    /** As {@link #query()}, for {@code chosen} among {@code databases}. */
    public static String query(List<GuardedDatabase> databases, String chosen) {
        return databases.size() < 2 ? "" : address("", chosen);
    }

    /** {@code path} with the choice of {@code database} in it, whether there are others or not. */
    static String address(String path, String database) {
        return path + "?database=" + URLEncoder.encode(database, StandardCharsets.UTF_8);
    }
}
