package dev.belay.postgres;

import dev.belay.backup.GuardedDatabase;
import dev.belay.base.BelayException;
import dev.belay.base.ByteSize;
import dev.belay.base.ErrorCode;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationId;
import dev.belay.process.CommandRunner;
import dev.belay.restore.DatabaseNames;
import dev.belay.restore.DrillGround;
import dev.belay.restore.DrillGrounds;
import dev.belay.restore.DrillSettings;
import dev.belay.restore.TargetFacts;
import dev.belay.vault.Manifest;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Scratch servers, or the guarded server where the settings say so. */
public final class PostgresGrounds implements DrillGrounds {
    private final PostgresDatabases databases;
    private final ScratchServers servers;
    private final DrillSettings settings;

    /**
     * Makes nothing yet.
     *
     * @param programs where PostgreSQL's programs are, besides the usual places; null when nobody said
     * @param runFolder where scratch servers are kept unless the settings name another folder
     */
    public PostgresGrounds(
            PostgresDatabases databases,
            @Nullable Path programs,
            Path runFolder,
            DrillSettings settings,
            CommandRunner runner) {
        this.databases = databases;
        this.servers = new ScratchServers(programs, runFolder, settings, runner);
        this.settings = settings;
    }

    @Override
    public String kind() {
        return settings.ground().word();
    }

    @Override
    public DrillGround open(OperationId drill, Manifest manifest) {
        return switch (settings.ground()) {
            case SCRATCH_SERVER -> servers.start(drill, manifest);
            case GUARDED_SERVER -> beside(drill, manifest);
        };
    }

    @Override
    public void clear(Operation drill) {
        servers.clear(drill.id());
        boolean beside = drill.fact(GROUND)
                .filter(DrillSettings.Ground.GUARDED_SERVER.word()::equals)
                .isPresent();
        if (beside) {
            databases.engine(drill.database()).drop(scratch(databases.find(drill.database()), drill.id()));
        }
    }

    @Override
    public List<String> sweep(Predicate<OperationId> running) {
        return servers.sweep(running);
    }

    private DrillGround beside(OperationId drill, Manifest manifest) {
        GuardedDatabase guarded = databases.find(manifest.database());
        TargetFacts target = databases.live(guarded.name()).target();
        long needed = manifest.source().sizeBytes() + manifest.source().sizeBytes() / 5;
        Long free = target.freeBytes();
        if (free != null && free < needed) {
            throw new BelayException(
                    ErrorCode.USAGE,
                    "a drill of this backup takes about " + new ByteSize(needed)
                            + ", and the guarded server's disk has " + new ByteSize(free) + " left",
                    "free some space, or let drills run in a scratch server elsewhere");
        }
        return GuardedGround.make(
                databases.engine(guarded.name()), scratch(guarded, drill), databases.server(guarded.name()));
    }

    private static String scratch(GuardedDatabase guarded, OperationId drill) {
        return DatabaseNames.scratch(guarded.databaseName(), drill);
    }
}
