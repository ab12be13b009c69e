package dev.belay.web.page;

import dev.belay.backup.BackupCatalogue;
import dev.belay.vault.Manifest;
import dev.belay.vault.Reason;
import dev.belay.vault.StoredBackup;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What can be said about the backups of one folder, newest first. */
final class GoodBackups {
    private static final Comparator<StoredBackup> NEWEST_FIRST =
            Comparator.comparing(GoodBackups::at).reversed().thenComparing(StoredBackup::id);

    private final List<StoredBackup> all;
    private final List<Manifest> good;

    GoodBackups(List<StoredBackup> backups) {
        all = backups.stream().sorted(NEWEST_FIRST).toList();
        good = all.stream()
                .filter(BackupCatalogue::good)
                .map(StoredBackup.Known.class::cast)
                .map(StoredBackup.Known::manifest)
                .toList();
    }

    List<StoredBackup> all() {
        return all;
    }

    /** Those that this console made and found whole, newest first. */
    List<Manifest> good() {
        return good;
    }

    /** Of these, the ones that look right too. */
    List<Manifest> counting() {
        return good.stream().filter(manifest -> !manifest.suspicious()).toList();
    }

    /** The newest one that counts. */
    Optional<Manifest> newestGood() {
        return good.stream().filter(manifest -> !manifest.suspicious()).findFirst();
    }

    /** The newest good one when it does not count. A safety backup holds what somebody is about to replace. */
    Optional<Manifest> newestSuspicious() {
        return good.stream()
                .filter(manifest -> manifest.taken().reason() != Reason.SAFETY)
                .findFirst()
                .filter(Manifest::suspicious);
    }

    /** Whether the newest backup of this console was found damaged. */
    boolean newestDamaged() {
        return all.stream()
                .filter(StoredBackup.Known.class::isInstance)
                .findFirst()
                .filter(newest -> !((StoredBackup.Known) newest).manifest().good())
                .isPresent();
    }

    /** Of all backups that say what they hold. */
    List<Manifest> known() {
        return all.stream()
                .filter(StoredBackup.Known.class::isInstance)
                .map(backup -> ((StoredBackup.Known) backup).manifest())
                .toList();
    }

    /** When it was begun; of a file without a manifest, when it was last changed. */
    static Instant at(StoredBackup backup) {
        return switch (backup) {
            case StoredBackup.Known known -> known.manifest().taken().began();
            case StoredBackup.Foreign foreign -> foreign.manifest().taken().began();
            case StoredBackup.Unknown unknown -> unknown.modified();
        };
    }
}
