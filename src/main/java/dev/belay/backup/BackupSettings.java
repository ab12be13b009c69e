package dev.belay.backup;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/**
 * How backups are taken.
 *
 * @param level of zstd, 1 to 19
 * @param excludeData tables whose rows are left out, as {@code schema.table}
 * @param lockWait how long a dump waits for a lock
 * @param stall a dump that sends nothing for this long is given up
 * @param deadline how long a backup may take
 * @param zone in which names and manifests tell the time
 * @param anomalies what may change from one backup to the next
 */
public record BackupSettings(
        int level,
        List<String> excludeData,
        Duration lockWait,
        Duration stall,
        Duration deadline,
        ZoneId zone,
        AnomalySettings anomalies) {
    public BackupSettings {
        excludeData = List.copyOf(excludeData);
        if (level < 1 || level > 19) {
            throw new IllegalArgumentException("compression level must be 1 to 19, not " + level);
        }
    }

    /** With the usual idea of what may change. */
    public BackupSettings(
            int level, List<String> excludeData, Duration lockWait, Duration stall, Duration deadline, ZoneId zone) {
        this(level, excludeData, lockWait, stall, deadline, zone, AnomalySettings.DEFAULT);
    }

    /** How patient one is with whatever is done with backups. */
    public StallWatch.Limits limits() {
        return new StallWatch.Limits(stall, deadline);
    }
}
