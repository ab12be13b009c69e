package dev.belay.cli;

import dev.belay.backup.Databases;
import dev.belay.backup.GuardedDatabase;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.vault.BackupId;
import dev.belay.vault.StoredBackup;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which database is meant. */
final class DatabaseChoice {
    private final Services services;

    DatabaseChoice(Services services) {
        this.services = services;
    }

    /** The one that is named, else the only one there is. */
    GuardedDatabase of(@Nullable String named) {
        Databases databases = services.databases();
        if (named != null) {
            return databases.find(named);
        }
        List<GuardedDatabase> all = databases.all();
        if (all.isEmpty()) {
            throw new BelayException(
                    ErrorCode.USAGE,
                    "no database is guarded yet",
                    "set DATABASE_URL, or name the database on the set-up page of belay serve");
        }
        if (all.size() > 1) {
            String names = all.stream().map(GuardedDatabase::name).collect(Collectors.joining(", "));
            throw new BelayException(
                    ErrorCode.USAGE, "several databases are guarded: " + names, "say which one: --database NAME");
        }
        return all.getFirst();
    }

    /** The one that is named, else the one that {@code backup} was taken of, else the only one there is. */
    GuardedDatabase forBackup(@Nullable String named, String backup) {
        Optional<String> origin = named != null
                ? Optional.empty()
                : BackupId.parse(backup).flatMap(services.folder()::find).flatMap(DatabaseChoice::database);
        return origin.flatMap(this::guarded).orElseGet(() -> of(named));
    }

    private Optional<GuardedDatabase> guarded(String name) {
        return services.databases().all().stream()
                .filter(database -> database.name().equals(name))
                .findFirst();
    }

    /** A foreign backup may come from another database of the same name. */
    private static Optional<String> database(StoredBackup stored) {
        return switch (stored) {
            case StoredBackup.Known known -> Optional.of(known.manifest().database());
            case StoredBackup.Foreign _, StoredBackup.Unknown _ -> Optional.empty();
        };
    }
}
