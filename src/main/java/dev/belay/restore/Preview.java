package dev.belay.restore;

import dev.belay.base.Sha256;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a restore would lose and bring back: the numbers on which a person decides.
 *
 * @param backup the backup's id, or the path of a file
 * @param database under which Belay guards it
 * @param at when the live rows were counted
 * @param sha256 of the file, pinned
 * @param fingerprint of the live counts, pinned
 */
public record Preview(
        String backup,
        String database,
        Origin origin,
        Instant at,
        Sha256 sha256,
        List<TableChange> tables,
        List<PreflightItem> preflight,
        Sha256 fingerprint) {
    public Preview {
        tables = List.copyOf(tables);
        preflight = List.copyOf(preflight);
    }

    /** Rows that would disappear, over all tables whose counts are known. */
    public long rowsLost() {
        return tables.stream().mapToLong(TableChange::lost).sum();
    }

    /** Rows that would come back. */
    public long rowsBack() {
        return tables.stream().mapToLong(TableChange::back).sum();
    }

    /** Whether some table's count is unknown, so that the totals are a lower bound. */
    public boolean partlyUnknown() {
        return tables.stream().anyMatch(table -> table.difference() == null);
    }

    /** Whether an item of the preflight stands in the way. */
    public boolean blocked() {
        return preflight.stream().anyMatch(item -> item.verdict() == PreflightItem.Verdict.BLOCK);
    }

    /**
     * Where the backup comes from.
     *
     * @param takenAt null for a file that does not say
     * @param reason null for a foreign file
     * @param foreign whether this console did not make it
     */
    public record Origin(
            @Nullable Instant takenAt,
            @Nullable String actor,
            @Nullable String reason,
            @Nullable String label,
            @Nullable String serverVersion,
            String liveVersion,
            boolean foreign) {}
}
