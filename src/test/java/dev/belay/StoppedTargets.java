package dev.belay;

import dev.belay.operation.CancelSignal;
import dev.belay.restore.LiveDatabase;
import dev.belay.restore.LiveSnapshot;
import dev.belay.restore.RestoreEngine;
import dev.belay.restore.Targets;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;

/** The real servers, on which a restore stands still for ever at one point of its way. */
record StoppedTargets(Targets targets, Stop stop) implements Targets {
    @Override
    public LiveDatabase live(String database) {
        return targets.live(database);
    }

    @Override
    public RestoreEngine engine(String database) {
        return new StoppedEngine(targets.engine(database), stop);
    }

    private record StoppedEngine(RestoreEngine engine, Stop stop) implements RestoreEngine {
        @Override
        public List<CatalogueEntry> catalogue() {
            return engine.catalogue();
        }

        @Override
        public long create(String scratch) {
            stop.at(Stop.BEFORE_CREATE);
            long oid = engine.create(scratch);
            stop.at(Stop.AFTER_CREATE);
            return oid;
        }

        @Override
        public LoadReport load(String scratch, FileChannel file, Path name, LoadWatch watch, CancelSignal cancel) {
            LoadWatch stopping = (now, tables, rows, plainBytes) -> {
                watch.progress(now, tables, rows, plainBytes);
                if (rows > 0) {
                    stop.at(Stop.IN_LOAD);
                }
            };
            return engine.load(scratch, file, name, stopping, cancel);
        }

        @Override
        public CheckReport check(String scratch, CancelSignal cancel) {
            stop.at(Stop.BEFORE_CHECK);
            return engine.check(scratch, cancel);
        }

        @Override
        public void carryOver(String scratch) {
            engine.carryOver(scratch);
            stop.at(Stop.AFTER_CARRY_OVER);
        }

        @Override
        public int swap(String live, String scratch, String old) {
            stop.at(Stop.BEFORE_SWAP);
            int ended = engine.swap(live, scratch, old);
            stop.at(Stop.AFTER_SWAP);
            return ended;
        }

        @Override
        public void open(String name) {
            engine.open(name);
        }

        @Override
        public void drop(String name) {
            engine.drop(name);
        }

        @Override
        public LiveSnapshot count(String name, CancelSignal cancel) {
            return engine.count(name, cancel);
        }
    }
}
