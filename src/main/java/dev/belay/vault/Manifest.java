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
        List<Verification> verifications) {

    /** The layout that this version writes. */
    public static final int FORMAT = 1;

    public Manifest {
        Parts.require("a manifest", id, database, source, taken, contents);
        warnings = List.copyOf(warnings);
        verifications = List.copyOf(verifications);
    }

    /** Good means: the last time its file was read, it was whole. */
    public boolean good() {
        return lastVerification().map(Verification::good).orElse(false);
    }

    /** The last time that its file was read to its end. */
    public Optional<Verification> lastVerification() {
        return verifications.isEmpty() ? Optional.empty() : Optional.of(verifications.getLast());
    }

    /** The same with one more verification. */
    public Manifest with(Verification verification) {
        List<Verification> all = new ArrayList<>(verifications);
        all.add(verification);
        return new Manifest(format, id, database, source, taken, contents, settings, pinned, warnings, all);
    }

    Manifest with(Contents other) {
        return new Manifest(format, id, database, source, taken, other, settings, pinned, warnings, verifications);
    }

    /** The same, pinned or not. */
    public Manifest withPin(boolean pin) {
        return new Manifest(format, id, database, source, taken, contents, settings, pin, warnings, verifications);
    }
}
