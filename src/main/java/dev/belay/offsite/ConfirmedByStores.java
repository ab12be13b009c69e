package dev.belay.offsite;

import dev.belay.backup.retention.ConfirmedCopies;
import dev.belay.vault.BackupId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells local retention which backups have a proven copy. Those whose every copy was given up by the retention of its
 * store count as well: both policies gave them up, and they would stay for ever.
 */
public final class ConfirmedByStores implements ConfirmedCopies {
    private final CopyStore copies;

    public ConfirmedByStores(CopyStore copies) {
        this.copies = copies;
    }

    @Override
    public Set<BackupId> of(String database) {
        Map<BackupId, List<Copy>> all = copies.all().stream()
                .filter(copy -> copy.database().equals(database))
                .collect(Collectors.groupingBy(Copy::backup));
        return all.entrySet().stream()
                .filter(entry -> confirmed(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static boolean confirmed(List<Copy> ofOne) {
        return ofOne.stream().anyMatch(Copy::proven) || ofOne.stream().allMatch(OffsiteRetention::gaveUp);
    }
}
