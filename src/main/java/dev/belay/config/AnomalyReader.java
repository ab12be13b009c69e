package dev.belay.config;

import dev.belay.backup.AnomalySettings;

/** Reads the section {@code anomalies}. */
final class AnomalyReader {
    private static final AnomalySettings USUAL = AnomalySettings.DEFAULT;

    private final Lookup lookup;

    AnomalyReader(Lookup lookup) {
        this.lookup = lookup;
    }

    AnomalySettings read() {
        return new AnomalySettings(
                lookup.read(Key.line("anomalies.rows_lost"), Kind.PERCENT, USUAL.rowsLostPercent()),
                lookup.read(Key.line("anomalies.size_lost"), Kind.PERCENT, USUAL.sizeLostPercent()),
                lookup.list("anomalies.ignore", Kind.TABLE));
    }
}
