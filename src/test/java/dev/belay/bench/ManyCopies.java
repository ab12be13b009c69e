package dev.belay.bench;

import dev.belay.base.Sha256;
import dev.belay.offsite.CopiedBackup;
import dev.belay.offsite.Copy;
import dev.belay.offsite.CopyState;
import dev.belay.offsite.Fingerprint;
import dev.belay.offsite.Placed;
import dev.belay.offsite.StorePath;
import dev.belay.offsite.StoredObject;
import dev.belay.store.StateStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** A store in which, as the state has it, a proven copy of every backup lies. Nothing lies there. */
final class ManyCopies {
    static final String STORE = "nas";

    private ManyCopies() {}

    /**
     * Writes the copies down, and that the store was compared a moment ago.
     *
     * @param home of Belay
     * @param place the folder of the store, which is made
     */
    static void write(List<CopiedBackup> backups, Path home, Path place) throws IOException {
        Files.createDirectories(place);
        Clock clock = Clock.systemUTC();
        Instant now = clock.instant();
        try (StateStore state = StateStore.open(home.resolve("state.db"), clock)) {
            List<Copy> copies =
                    backups.stream().map(backup -> proven(backup, now)).toList();
            state.copies().add(backups, copies, now, "");
            state.stores().compared(STORE, now, true);
        }
    }

    private static Copy proven(CopiedBackup backup, Instant now) {
        String sha256 = Sha256.of(backup.id().value()).hex();
        Fingerprint sent = new Fingerprint(backup.bytes(), sha256, sha256.substring(32));
        StorePath path = new StorePath(backup.id().folder(), backup.id() + ".sql.zst");
        StoredObject object = new StoredObject(path, path.toString(), backup.bytes(), "stamp", now, sha256, null);
        return Copy.waiting(backup.id(), backup.database(), STORE, now)
                .with(new Placed(object, sent))
                .with(new CopyState.Proven(now, now));
    }
}
