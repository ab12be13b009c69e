package dev.belay.backup;

import java.util.List;

/**
 * What may change from one backup to the next without anybody being told.
 *
 * @param rowsLostPercent a table that loses more is told
 * @param sizeLostPercent SQL that shrinks by more makes a backup suspicious
 * @param ignore tables that come and go, as {@code schema.table}; a star stands for anything
 */
public record AnomalySettings(int rowsLostPercent, int sizeLostPercent, List<String> ignore) {
    /** What is in force when nobody says anything. */
    public static final AnomalySettings DEFAULT = new AnomalySettings(20, 50, List.of());

    public AnomalySettings {
        ignore = List.copyOf(ignore);
        if (rowsLostPercent < 0 || rowsLostPercent > 100 || sizeLostPercent < 0 || sizeLostPercent > 100) {
            throw new IllegalArgumentException("a share is 0 to 100 percent");
        }
    }
}
