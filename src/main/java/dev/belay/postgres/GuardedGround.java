package dev.belay.postgres;

import dev.belay.operation.CancelSignal;
import dev.belay.restore.DrillGround;
import dev.belay.restore.RestoreEngine;
import dev.belay.restore.RestoreEngine.CheckReport;
import dev.belay.restore.RestoreEngine.LoadReport;
import dev.belay.restore.RestoreEngine.LoadWatch;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;

/**
 * A database beside the live one, on the guarded server.
 *
 * @param scratch its name
 */
record GuardedGround(RestoreEngine engine, String scratch, GuardedServer server) implements DrillGround {

    /** Makes the database; whoever makes it closes it. */
    static GuardedGround make(RestoreEngine engine, String scratch, GuardedServer server) {
        GuardedGround ground = new GuardedGround(engine, scratch, server);
        try {
            DrillFailure.sorted(() -> engine.create(scratch));
            return ground;
        } catch (RuntimeException e) {
            try {
                ground.close();
            } catch (RuntimeException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
    }

    @Override
    public String place() {
        return "a scratch database on the guarded server " + server.address().server();
    }

    @Override
    public List<String> differences() {
        return List.of();
    }

    @Override
    public LoadReport load(FileChannel file, Path name, LoadWatch watch, CancelSignal cancel) {
        return DrillFailure.sorted(() -> engine.load(scratch, file, name, watch, cancel));
    }

    @Override
    public CheckReport check(CancelSignal cancel) {
        return DrillFailure.sorted(() -> engine.check(scratch, cancel));
    }

    @Override
    public boolean working() {
        return server.working(scratch);
    }

    @Override
    public void close() {
        engine.drop(scratch);
    }
}
