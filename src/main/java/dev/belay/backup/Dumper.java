package dev.belay.backup;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.vault.DatabaseSettings;
import dev.belay.vault.Extension;
import dev.belay.vault.Source;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Dumps one guarded database. */
public interface Dumper {

    /**
     * What the server and its database are right now.
     *
     * @throws BelayException {@link ErrorCode#DATABASE} when it cannot be reached or when the role lacks rights (the hint
     *     lists the exact GRANTs), {@link ErrorCode#USAGE} when no pg_dump of its version or newer is at hand
     */
    Facts facts();

    /**
     * Starts a dump. The caller reads its output to the end, awaits and closes it; closing ends it.
     *
     * @throws BelayException as {@link #facts()}
     */
    RunningDump start(Options options);

    /** Begins to ask for what belongs to the whole server. Whoever begins it closes it, which ends it. */
    RunningGlobals globals(Options options);

    /**
     * What a server and its database are.
     *
     * @param settings what a dump does not hold
     * @param tables how many tables hold data
     * @param estimatedBytes of SQL, from the server's statistics; 0 when unknown
     */
    record Facts(
            Source source, DatabaseSettings settings, List<Extension> extensions, int tables, long estimatedBytes) {}

    /**
     * How to dump.
     *
     * @param job shown to the server as the application's name
     * @param excludeData tables whose rows are left out, as {@code schema.table}
     * @param lockWait how long to wait for a lock that somebody else holds
     * @param deadline how long the dump may take
     */
    record Options(String job, List<String> excludeData, Duration lockWait, Duration deadline) {}

    /** A dump at work. */
    interface RunningDump extends AutoCloseable {
        /** Plain SQL; ends when the dump does, whole or not. */
        InputStream output();

        /** Names the child process after a crash. */
        long pid();

        Optional<Instant> began();

        /** Waits for the end. */
        EndState await();

        /** Ends it from any thread, at the server too. */
        void end();

        @Override
        void close();
    }

    /** The question for roles, tablespaces and settings, which a dump of one database does not hold. */
    interface RunningGlobals extends AutoCloseable {
        /** Waits for the answer, half a minute at most from the beginning. */
        GlobalsState await();

        @Override
        void close();
    }

    /** What was answered. */
    sealed interface GlobalsState {
        /** SQL as pg_dumpall printed it. */
        record Printed(String sql) implements GlobalsState {}

        /** Nothing, and why: a right that the role lacks, say. */
        record Missing(String why) implements GlobalsState {}
    }

    /** How a dump ended. */
    sealed interface EndState {
        /** Exit code 0; {@code warnings} is what pg_dump said besides. */
        record Complete(List<String> warnings) implements EndState {}

        /** Anything else, with pg_dump's own words and what to do next. */
        record Failed(String words, String hint) implements EndState {}
    }
}
