package dev.belay.backup;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import java.util.List;

/** The guarded databases. */
public interface Databases {

    /** All of them, in the order of the configuration. */
    List<GuardedDatabase> all();

    /** How to dump {@code database}; throws {@link ErrorCode#NOT_FOUND} for a name that is not guarded. */
    Dumper dumper(String database);

    /**
     * Takes the server's own lock for {@code database}, so that consoles on other machines are kept out too. It is
     * held until it is closed, and freed by the server when this process dies.
     *
     * @throws BelayException {@link ErrorCode#BUSY} when another session holds it, {@link ErrorCode#DATABASE} when the
     *     server cannot be reached
     */
    ServerLock lock(String database);

    /** The one that is named, or the only one there is. */
    default GuardedDatabase find(String name) {
        return all().stream()
                .filter(database -> database.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BelayException(
                        ErrorCode.NOT_FOUND,
                        "no database is called " + name,
                        "guarded are: "
                                + all().stream().map(GuardedDatabase::name).toList()));
    }

    /** A lock that the server holds for us. */
    interface ServerLock extends AutoCloseable {
        @Override
        void close();
    }
}
