package dev.belay.restore;

import dev.belay.operation.Progress;
import dev.belay.operation.RunningOperation;
import dev.belay.restore.RestoreEngine.LoadWatch;
import org.jspecify.annotations.Nullable;

/** Remembers how far a load is, for another thread to show. */
final class LoadMeter implements LoadWatch {
    private final int tablesExpected;
    private final long bytesExpected;
    private volatile Seen state = new Seen(null, 0, 0, 0);

    LoadMeter(int tablesExpected, long bytesExpected) {
        this.tablesExpected = tablesExpected;
        this.bytesExpected = bytesExpected;
    }

    private record Seen(@Nullable String now, int tables, long rows, long bytes) {}

    @Override
    public void progress(String now, int tables, long rows, long plainBytes) {
        state = new Seen(now, tables, rows, plainBytes);
    }

    /** A figure that grows whenever anything comes in. */
    long done() {
        Seen seen = state;
        return seen.bytes() + seen.rows() + seen.tables();
    }

    Progress progress(RunningOperation running) {
        Seen seen = state;
        return new Progress(
                seen.tables(), tablesExpected, seen.rows(), seen.bytes(), bytesExpected, running.inPhase(), seen.now());
    }
}
