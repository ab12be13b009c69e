package dev.belay.testing.fakes;

import dev.belay.operation.CancelSignal;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationId;
import dev.belay.restore.DrillGround;
import dev.belay.restore.DrillGrounds;
import dev.belay.restore.RestoreEngine;
import dev.belay.restore.RestoreEngine.CheckReport;
import dev.belay.restore.RestoreEngine.LoadReport;
import dev.belay.restore.RestoreEngine.LoadWatch;
import dev.belay.vault.Manifest;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** Tries backups in a database of a {@link FakeServer}. */
public record FakeGrounds(RestoreEngine engine) implements DrillGrounds {
    private static final String PREFIX = "drill_";

    @Override
    public String kind() {
        return "fake";
    }

    @Override
    public DrillGround open(OperationId drill, Manifest manifest) {
        engine.create(PREFIX + drill);
        return new Ground(engine, PREFIX + drill);
    }

    @Override
    public void clear(Operation drill) {
        engine.drop(PREFIX + drill.id());
    }

    @Override
    public List<String> sweep(Predicate<OperationId> running) {
        return List.of();
    }

    private record Ground(RestoreEngine engine, String name) implements DrillGround {
        @Override
        public String place() {
            return "a fake server";
        }

        @Override
        public List<String> differences() {
            return List.of();
        }

        @Override
        public LoadReport load(FileChannel file, Path path, LoadWatch watch, CancelSignal cancel) {
            return engine.load(name, file, path, watch, cancel);
        }

        @Override
        public CheckReport check(CancelSignal cancel) {
            return engine.check(name, cancel);
        }

        @Override
        public boolean working() {
            return false;
        }

        @Override
        public void close() {
            engine.drop(name);
        }
    }
}
