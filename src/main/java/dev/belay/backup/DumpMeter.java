package dev.belay.backup;

import dev.belay.operation.Progress;
import java.time.Duration;

/** Says how far a dump is. */
record DumpMeter(DumpPipeline pipeline, Estimate estimate) {
    Progress progress(Duration elapsed) {
        return new Progress(
                pipeline.tables(),
                estimate.tables(),
                pipeline.rows(),
                pipeline.plainBytes(),
                estimate.plainBytes(),
                elapsed,
                pipeline.now());
    }
}
