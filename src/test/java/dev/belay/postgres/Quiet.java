package dev.belay.postgres;

import dev.belay.operation.CancelSignal;
import dev.belay.restore.RestoreEngine.LoadWatch;

/** For tests that neither watch nor cancel. */
final class Quiet {
    static final LoadWatch WATCH = (now, tables, rows, bytes) -> {};

    private Quiet() {}

    static CancelSignal neverCancelled() {
        return new CancelSignal();
    }
}
