package dev.belay.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.belay.offsite.Bookmark;
import dev.belay.offsite.MemoryBookmark;
import dev.belay.offsite.OffsiteSettings;
import dev.belay.offsite.Placed;
import dev.belay.offsite.RandomContent;
import dev.belay.offsite.StoreException;
import dev.belay.offsite.StorePath;
import dev.belay.offsite.Transfer;
import dev.belay.testing.MutableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A double of Drive, and stores that use it. */
final class DriveScene implements AutoCloseable {
    static final StorePath PATH = new StorePath("finance", "backup.sql.zst");
    static final int PART = DriveStore.PART_UNIT;

    final MutableClock clock = MutableClock.at("2026-02-19T03:00:00Z");
    final DriveDouble drive = DriveDouble.start(clock);
    private final List<DriveStore> stores = new ArrayList<>();

    /** A store as another process would open it. */
    DriveStore store() {
        return store(drive.settings("Belay"));
    }

    DriveStore store(OffsiteSettings.Drive settings) {
        return store(settings, Duration.ofSeconds(30));
    }

    DriveStore store(OffsiteSettings.Drive settings, Duration patience) {
        DriveStore store = new DriveStore(settings, clock, PART, patience);
        stores.add(store);
        return store;
    }

    /** Four parts and a bit. */
    static RandomContent content() {
        return RandomContent.of(4 * PART + 77, 1);
    }

    static Placed put(DriveStore store) throws StoreException {
        return put(store, new MemoryBookmark());
    }

    static Placed put(DriveStore store, Bookmark bookmark) throws StoreException {
        return store.put(PATH, content(), bookmark, Transfer.unwatched());
    }

    /** The refusal of an act. */
    static StoreException refusal(ThrowingCallable act) {
        return catchThrowableOfType(StoreException.class, act);
    }

    /** There is one file, and it is what was sent. */
    void assertSent() {
        assertThat(drive.contents(PATH.name())).containsExactly(content().all());
    }

    /** Nothing was asked that Google would not have taken. */
    @Override
    public void close() {
        stores.forEach(DriveStore::close);
        drive.close();
        assertThat(drive.uploads().violations()).isEmpty();
    }
}
