package dev.belay.backup;

import dev.belay.operation.Progress;
import java.time.Duration;

/** Says how far a dump is. */
record DumpMeter(DumpPipeline pipeline, Estimate estimate) {
    Progress progress(Duration elapsed) {
        DumpPipeline.Seen seen = pipeline.seen();
        return new Progress(
                seen.tables(),
                estimate.tables(),
                seen.rows(),
                seen.plainBytes(),
                estimate.plainBytes(),
                elapsed,
                seen.now());
    }
}
