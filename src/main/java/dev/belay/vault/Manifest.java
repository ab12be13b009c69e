package dev.belay.vault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one backup, beside its file.
 *
 * @param format version of this layout, {@value #FORMAT}
 * @param database the name under which Belay guards it
 * @param settings what belongs to the database and is not in its dump; null for a foreign file
 * @param globals roles without passwords, tablespaces and settings of the whole server, as SQL; null when they were not
 *     to be had, and in the manifests of earlier versions
 * @param drills each time that the backup was restored to prove it, the oldest first
 * @param anomalies what it looked like beside the backup before it; null when there was none to compare it with, and in
 *     the manifests of earlier versions
 * @param copies of its file elsewhere, one for each store that one was proven in; none in the manifests of earlier versions
 */
public record Manifest(
        int format,
        BackupId id,
        String database,
        Source source,
        Taken taken,
        Contents contents,
        @Nullable DatabaseSettings settings,
        boolean pinned,
        List<String> warnings,
        List<Verification> verifications,
        @Nullable String globals,
        List<DrillRecord> drills,
        @Nullable AnomalyReport anomalies,
        List<CopyRecord> copies) {

    /** The layout that this version writes. */
    public static final int FORMAT = 1;

    public Manifest {
        Parts.require("a manifest", id, database, source, taken, contents);
        warnings = List.copyOf(warnings);
        verifications = List.copyOf(verifications);
        drills = drills == null ? List.of() : List.copyOf(drills);
        copies = copies == null ? List.of() : List.copyOf(copies);
    }

    /** Good means: the last time its file was read, it was whole. */
    public boolean good() {
        return !verifications.isEmpty() && verifications.getLast().good();
    }

    /** The last time that its file was read to its end. */
    public Optional<Verification> lastVerification() {
        return verifications.isEmpty() ? Optional.empty() : Optional.of(verifications.getLast());
    }

    /** The same with one more verification. */
    public Manifest with(Verification verification) {
        return noted(pinned, more(verifications, verification), drills, anomalies, copies);
    }

    Manifest with(Contents other) {
        return new Manifest(
                format,
                id,
                database,
                source,
                taken,
                other,
                settings,
                pinned,
                warnings,
                verifications,
                globals,
                drills,
                anomalies,
                copies);
    }

    /** The same with these tables, such as with those that were read before its file may go. */
    public Manifest with(Tables tables) {
        return with(contents.with(tables));
    }

    /** The same, pinned or not. */
    public Manifest withPin(boolean pin) {
        return noted(pin, verifications, drills, anomalies, copies);
    }

    /** The last time that it was restored to prove it. */
    public Optional<DrillRecord> lastDrill() {
        return drills.isEmpty() ? Optional.empty() : Optional.of(drills.getLast());
    }

    /** Whether the last drill showed that it cannot be restored. */
    public boolean failedItsDrill() {
        return !drills.isEmpty() && !drills.getLast().good();
    }

    /** The same with one more drill. */
    public Manifest with(DrillRecord drill) {
        return noted(pinned, verifications, more(drills, drill), anomalies, copies);
    }

    /** Whether something stands out in it for which it does not count, and nobody said that it is right. */
    public boolean suspicious() {
        return anomalies != null && anomalies.suspicious();
    }

    /** What stands out in it, accepted or not, the gravest first. */
    public List<Anomaly> findings() {
        return anomalies == null ? List.of() : anomalies.found();
    }

    /** The same, compared with the one before it. */
    public Manifest with(AnomalyReport report) {
        return noted(pinned, verifications, drills, report, copies);
    }

    /** The same, after somebody said that what stands out in it is right. */
    public Manifest with(Acceptance acceptance) {
        return anomalies == null ? this : with(anomalies.with(acceptance));
    }

    /** The copy that was proven in {@code store}, or was the last time that it was sent there. */
    public Optional<CopyRecord> copyIn(String store) {
        return copies.stream().filter(copy -> copy.store().equals(store)).findFirst();
    }

    /** The same with a copy, in the place of the one that was in the same store. */
    public Manifest with(CopyRecord copy) {
        List<CopyRecord> others = copies.stream()
                .filter(other -> !other.store().equals(copy.store()))
                .toList();
        return noted(pinned, verifications, drills, anomalies, more(others, copy));
    }

    /** The same backup, with other notes on it. */
    private Manifest noted(
            boolean pin,
            List<Verification> read,
            List<DrillRecord> tried,
            @Nullable AnomalyReport found,
            List<CopyRecord> elsewhere) {
        return new Manifest(
                format, id, database, source, taken, contents, settings, pin, warnings, read, globals, tried, found,
                elsewhere);
    }

    private static <T> List<T> more(List<T> list, T one) {
        List<T> all = new ArrayList<>(list);
        all.add(one);
        return all;
    }
}
