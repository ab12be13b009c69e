package dev.belay.drive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.offsite.OffsiteStore;
import dev.belay.offsite.OffsiteStoreContract;
import dev.belay.offsite.StorePath;
import dev.belay.testing.MutableClock;
import org.junit.jupiter.api.AfterEach;

class DriveStoreTest extends OffsiteStoreContract {
    private final MutableClock clock = MutableClock.at("2026-02-19T03:00:00Z");
    private final DriveDouble drive = DriveDouble.start(clock);
    private final DriveStore store = new DriveStore(drive.settings("Belay"), clock);

    @Override
    protected OffsiteStore store() {
        return store;
    }

    @Override
    protected void alter(StorePath path) {
        drive.alter(path.name());
    }

    @AfterEach
    void closeAndLookForWhatGoogleWouldNotHaveTaken() {
        store.close();
        drive.close();
        assertThat(drive.uploads().violations()).isEmpty();
    }
}
