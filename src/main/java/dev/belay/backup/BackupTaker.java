package dev.belay.backup;

import dev.belay.backup.Dumper.EndState;
import dev.belay.backup.Dumper.Facts;
import dev.belay.backup.Dumper.RunningDump;
import dev.belay.backup.Dumper.RunningGlobals;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.dump.DumpContents;
import dev.belay.dump.DumpReader;
import dev.belay.operation.Progress;
import dev.belay.operation.RunningOperation;
import dev.belay.vault.BackupFolder;
import dev.belay.vault.BackupId;
import dev.belay.vault.FrameWriter;
import dev.belay.vault.Manifest;
import dev.belay.vault.PartialBackup;
import dev.belay.vault.StoredBackup;
import dev.belay.vault.StoredFile;
import dev.belay.vault.Verification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes one backup inside an operation that already holds the database: pg_dump's output is counted, compressed, hashed
 * and written in one pass, published, and read back. Whatever fails, nothing that looks good is left.
 */
public final class BackupTaker {
    private static final int WORKERS = Math.max(1, Runtime.getRuntime().availableProcessors());

    private final Databases databases;
    private final BackupFolder folder;
    private final BackupSettings settings;
    private final Clock clock;
    private final ReadBack readBack;
    private final SecureRandom random = new SecureRandom();

    public BackupTaker(Databases databases, BackupFolder folder, BackupSettings settings, Clock clock) {
        this.databases = databases;
        this.folder = folder;
        this.settings = settings;
        this.clock = clock;
        this.readBack = new ReadBack(clock);
    }

    /**
     * Takes a backup.
     *
     * @param beforeReadBack run when the file is published and about to be read back
     * @throws BelayException {@link ErrorCode#BACKUP_FAILED}, {@link ErrorCode#DATABASE}, {@link ErrorCode#USAGE} or
     *     {@link ErrorCode#CANCELLED}
     */
    public Manifest take(Order order, RunningOperation operation, Runnable beforeReadBack) {
        BackupRequest request = order.request();
        Dumper dumper = databases.dumper(request.database());
        Facts facts = dumper.facts();
        Estimate estimate = Estimate.of(facts, previous(request.database()).orElse(null));
        estimate.requireRoom(folder.usableSpace(), folder.root().toString());
        Instant began = clock.instant();
        String name = databases.find(request.database()).shownName();
        BackupId id = BackupId.create(name, began, settings.zone(), request.reason(), random);
        operation.note(Map.of(BackupFacts.BACKUP, id.value()));
        Draft draft = new Draft(order, id, facts, began);
        try (PartialBackup partial = folder.begin(id, name)) {
            Manifest published = write(dumper, draft, estimate, partial, operation);
            beforeReadBack.run();
            return prove(published, operation);
        } catch (IOException | UncheckedIOException e) {
            throw cannotWrite(e);
        }
    }

    private Manifest write(
            Dumper dumper, Draft draft, Estimate estimate, PartialBackup partial, RunningOperation operation)
            throws IOException {
        Dumper.Options options = new Dumper.Options(
                operation.id().value(), settings.excludeData(), settings.lockWait(), settings.deadline());
        try (FrameWriter frames = new FrameWriter(partial.channel(), settings.level(), WORKERS);
                RunningDump dump = dumper.start(options);
                RunningGlobals globals = dumper.globals(options)) {
            operation.note(child(dump));
            DumpPipeline pipeline = new DumpPipeline(frames);
            operation.meter(() -> new DumpMeter(pipeline, estimate).progress(operation.inPhase()));
            Read read = read(dump, pipeline, operation, draft.facts().tables());
            operation.cancel().check();
            Finished finished = new Finished(read.contents(), read.warnings(), Globals.of(globals.await()));
            ManifestDraft manifest = new ManifestDraft(
                    draft, settings, finished, clock.instant(), baseline(draft).orElse(null));
            StoredFile file = frames.finish(soFar -> folder.embedded(manifest.of(soFar, pipeline)));
            operation.cancel().check();
            return folder.publish(partial, manifest.of(file, pipeline));
        }
    }

    private Manifest prove(Manifest published, RunningOperation operation) throws IOException {
        BackupId id = published.id();
        long storedBytes = published.contents().storedBytes();
        AtomicLong read = new AtomicLong();
        operation.meter(() -> new Progress(0, 0, 0, read.get(), storedBytes, operation.inPhase(), null));
        try {
            Path file = folder.find(id).orElseThrow().file();
            Verification found = readBack.judge(file, published, "read-back", read::set, operation.cancel());
            if (!found.good()) {
                throw new BelayException(
                        ErrorCode.BACKUP_FAILED,
                        "the backup " + id + " could not be read back: " + found.detail(),
                        "check the disk of " + folder.root() + ", then take a new backup");
            }
            return folder.change(id, manifest -> manifest.with(found));
        } catch (BelayException e) {
            folder.delete(id);
            throw e;
        }
    }

    private Read read(RunningDump dump, DumpPipeline pipeline, RunningOperation operation, int tables)
            throws IOException {
        StallWatch.Limits limits = StallWatch.Limits.ofStall(settings.stall());
        try (StallWatch stall = new StallWatch(() -> pipeline.seen().plainBytes(), limits, operation.cancel());
                var _ = stall.signal().onCancel(dump::end)) {
            DumpContents contents = DumpReader.read(dump.output(), pipeline);
            EndState end = dump.await();
            operation.cancel().check();
            if (stall.stalled()) {
                throw new BelayException(
                        ErrorCode.BACKUP_FAILED,
                        "pg_dump sent nothing for " + settings.stall().toMinutes() + " minutes and was ended",
                        "look for a lock or a slow disk on the database server, then try again");
            }
            return switch (end) {
                case EndState.Failed(String words, String hint) ->
                    throw new BelayException(ErrorCode.BACKUP_FAILED, "pg_dump failed: " + words, hint);
                case EndState.Complete(var warnings) -> new Read(DumpRules.sound(contents, tables), warnings);
            };
        }
    }

    private Optional<Manifest> previous(String database) {
        return folder.list().stream()
                .filter(StoredBackup.Known.class::isInstance)
                .map(StoredBackup.Known.class::cast)
                .map(StoredBackup.Known::manifest)
                .filter(manifest -> manifest.database().equals(database) && manifest.good())
                .findFirst();
    }

    /** Asked for when the dump is over, so that what somebody accepted meanwhile is a baseline already. */
    private Optional<Manifest> baseline(Draft draft) {
        return Anomalies.baseline(folder.list(), draft.order().request().database(), draft.began());
    }

    private static Map<String, String> child(RunningDump dump) {
        Map<String, String> facts = new HashMap<>();
        facts.put(BackupFacts.PID, Long.toString(dump.pid()));
        dump.began().ifPresent(began -> facts.put(BackupFacts.PID_BEGAN, began.toString()));
        return facts;
    }

    private BelayException cannotWrite(Exception e) {
        return new BelayException(
                ErrorCode.BACKUP_FAILED,
                "the backup could not be written to " + folder.root() + ": " + e.getMessage(),
                "check the disk's free space and the folder's rights",
                e);
    }

    /** What is known when a dump begins. */
    record Draft(Order order, BackupId id, Facts facts, Instant began) {}

    private record Read(DumpContents contents, List<String> warnings) {}

    /** What a dump that ended well said, and its server besides. */
    record Finished(DumpContents contents, List<String> warnings, Globals globals) {}

    /**
     * Who wants which backup.
     *
     * @param auditHead number and hash of the last audit entry
     */
    public record Order(BackupRequest request, String actor, String auditHead) {}
}
