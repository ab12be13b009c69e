package dev.belay.backup;

import dev.belay.backup.BackupTaker.Draft;
import dev.belay.backup.BackupTaker.Finished;
import dev.belay.backup.DumpPipeline.FrameRange;
import dev.belay.dump.DumpContents;
import dev.belay.dump.TableRows;
import dev.belay.schedule.Term;
import dev.belay.vault.Contents;
import dev.belay.vault.Manifest;
import dev.belay.vault.StoredFile;
import dev.belay.vault.TableEntry;
import dev.belay.vault.Tables;
import dev.belay.vault.Taken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what a dump turned out to hold.
 *
 * @param baseline the backup to compare it with; null when there is none
 */
record ManifestDraft(
        Draft draft,
        BackupSettings settings,
        Finished finished,
        Instant ended,
        @Nullable Manifest baseline) {

    /** The manifest of {@code file}. */
    Manifest of(StoredFile file, DumpPipeline pipeline) {
        Manifest alone = alone(file, pipeline);
        return baseline == null ? alone : alone.with(Anomalies.between(baseline, alone, settings.anomalies()));
    }

    private Manifest alone(StoredFile file, DumpPipeline pipeline) {
        DumpContents contents = finished.contents();
        return new Manifest(
                Manifest.FORMAT,
                draft.id(),
                draft.order().request().database(),
                draft.facts().source(),
                taken(),
                new Contents(
                        file.plainBytes(),
                        file.storedBytes(),
                        file.sha256(),
                        Tables.of(tables(pipeline)),
                        contents.sequenceCount(),
                        contents.largeObjects(),
                        draft.facts().extensions(),
                        contents.roles(),
                        DumpRules.withoutRows(contents)),
                draft.facts().settings(),
                draft.order().request().pin(),
                warnings(),
                List.of(),
                finished.globals().sql(),
                List.of(),
                null,
                List.of());
    }

    private Taken taken() {
        return new Taken(
                draft.began(),
                ended,
                settings.zone().getId(),
                draft.order().request().reason(),
                draft.order().actor(),
                draft.order().request().label(),
                draft.order().request().period(),
                null,
                draft.order().auditHead(),
                keepUntil());
    }

    private @Nullable Instant keepUntil() {
        Term keep = draft.order().request().keep();
        return keep == null ? null : keep.after(draft.began(), settings.zone());
    }

    private List<TableEntry> tables(DumpPipeline pipeline) {
        return finished.contents().tables().stream()
                .filter(TableRows::exact)
                .map(table -> entry(table, pipeline.range(table.table())))
                .toList();
    }

    private static TableEntry entry(TableRows table, FrameRange range) {
        return new TableEntry(
                table.table().schema(),
                table.table().name(),
                table.columns(),
                table.rows(),
                table.bytes(),
                range.first(),
                range.count());
    }

    private List<String> warnings() {
        List<String> all = new ArrayList<>(finished.warnings());
        all.addAll(finished.contents().warnings());
        all.addAll(finished.globals().warnings());
        return all;
    }
}
