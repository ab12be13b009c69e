package dev.belay.postgres;

import dev.belay.backup.Dumper.GlobalsState;
import dev.belay.backup.Dumper.RunningGlobals;
import dev.belay.process.CommandResult;
import dev.belay.process.RunningCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A pg_dumpall at work, whose answer is collected while the dump goes on. */
final class PgGlobals implements RunningGlobals {
    static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int OUTPUT_LIMIT_BYTES = 16 * 1024 * 1024;

    private final RunningCommand child;
    private final PassFile password;
    private final FutureTask<GlobalsState> answer = new FutureTask<>(this::read);

    PgGlobals(RunningCommand child, PassFile password) {
        this.child = child;
        this.password = password;
        Thread.ofVirtual().name("globals").start(answer);
    }

    @Override
    public GlobalsState await() {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new GlobalsState.Missing("the wait for pg_dumpall was interrupted");
        } catch (ExecutionException e) {
            return new GlobalsState.Missing("the answer of pg_dumpall cannot be read: " + e.getCause());
        }
    }

    @Override
    public void close() {
        try (password) {
            child.close();
        }
    }

    private GlobalsState read() throws IOException {
        String output = new String(child.output().readNBytes(OUTPUT_LIMIT_BYTES), StandardCharsets.UTF_8);
        return switch (child.await()) {
            case CommandResult.Exited(int code, String _, String _) when code == 0 -> new GlobalsState.Printed(output);
            case CommandResult.Exited exited -> missing(exited.errors(), "pg_dumpall ended with " + exited.code());
            case CommandResult.TimedOut _ -> new GlobalsState.Missing("pg_dumpall did not end in time");
            case CommandResult.Ended _ -> new GlobalsState.Missing("pg_dumpall was ended");
        };
    }

    private static GlobalsState missing(String errors, String otherwise) {
        return new GlobalsState.Missing(errors.isBlank() ? otherwise : errors.strip());
    }
}
