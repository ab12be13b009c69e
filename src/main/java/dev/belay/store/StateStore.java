package dev.belay.store;

import dev.belay.access.AttemptStore;
import dev.belay.access.IdempotencyStore;
import dev.belay.access.SessionStore;
import dev.belay.access.SetupStore;
import dev.belay.access.TokenStore;
import dev.belay.access.UserStore;
import dev.belay.audit.AuditStore;
import dev.belay.backup.calendar.CloseStore;
import dev.belay.backup.calendar.ScheduleStore;
import dev.belay.backup.retention.RetentionStore;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.notify.AlarmStore;
import dev.belay.notify.Outbox;
import dev.belay.offsite.CopyStore;
import dev.belay.offsite.StoreBook;
import dev.belay.operation.Journal;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Belay's own state. Several processes may have the same file open; each write is on disk when it returns. */
public final class StateStore implements AutoCloseable {
    private final StateDatabase database;
    private final Path file;
    private final @Nullable Path movedAside;

    private StateStore(StateDatabase database, Path file, @Nullable Path movedAside) {
        this.database = database;
        this.file = file;
        this.movedAside = movedAside;
    }

    /**
     * Opens the state in {@code file}, making the folder and the file when they are missing. A damaged file is moved
     * aside and a new one begun.
     *
     * @throws BelayException {@link ErrorCode#USAGE} when the folder cannot be written, or the file was made by a newer
     *     Belay
     */
    public static StateStore open(Path file, Clock clock) {
        Path absolute = file.toAbsolutePath();
        try (FolderLock lock = FolderLock.around(absolute)) {
            Optional<Path> aside = new StateFile(absolute, clock).prepare();
            StateDatabase database = StateDatabase.open(absolute);
            migrate(database, absolute, clock);
            return new StateStore(database, absolute, aside.orElse(null));
        } catch (IOException e) {
            throw StateDatabase.notWritable(file, e);
        }
    }

    private static void migrate(StateDatabase database, Path file, Clock clock) {
        try {
            new Migrations(database, file, Migrations.SCRIPTS, clock).run();
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** Where the file went that was found damaged, when one was. */
    public Optional<Path> movedAside() {
        return Optional.ofNullable(movedAside);
    }

    public Journal journal() {
        return new SqliteJournal(database);
    }

    public AuditStore auditStore() {
        return new SqliteAuditStore(database);
    }

    public UserStore users() {
        return new SqliteUserStore(database);
    }

    public SetupStore setup() {
        return new SqliteSetupStore(database);
    }

    public TokenStore tokens() {
        return new SqliteTokenStore(database);
    }

    public AttemptStore attempts() {
        return new SqliteAttemptStore(database);
    }

    public SessionStore sessions() {
        return new SqliteSessionStore(database);
    }

    public IdempotencyStore idempotency() {
        return new SqliteIdempotencyStore(database);
    }

    public AlarmStore alarms() {
        return new SqliteAlarmStore(database);
    }

    public Outbox outbox() {
        return new SqliteOutbox(database);
    }

    public ScheduleStore schedules() {
        return new SqliteScheduleStore(database);
    }

    public CloseStore closes() {
        return new SqliteCloseStore(database);
    }

    public RetentionStore retention() {
        return new SqliteRetentionStore(database);
    }

    public CopyStore copies() {
        return new SqliteCopyStore(database);
    }

    public StoreBook stores() {
        return new SqliteStoreBook(database);
    }

    /** What was set on pages; its secrets are sealed under {@code keys/secret.key} beside the state. */
    public SettingStore settings() {
        Path key = file.resolveSibling("keys").resolve("secret.key");
        return new SettingStore(database, new SecretBox(key, new SecureRandom()));
    }

    @Override
    public void close() {
        database.close();
    }
}
