package dev.belay.drive;

import com.google.api.services.drive.model.About;
import com.google.api.services.drive.model.File;
import dev.belay.drive.Upload.Task;
import dev.belay.offsite.Bookmark;
import dev.belay.offsite.Fingerprint;
import dev.belay.offsite.Probe;
import dev.belay.offsite.StoreException;
import dev.belay.offsite.StoreException.Kind;
import dev.belay.offsite.Transfer;
import dev.belay.offsite.WindowedContent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks whether a store takes a file, gives it back and deletes it, and what else whoever set it up should know. */
final class DriveProbe {
    /** Not a name that files of ours may have; where nothing can be deleted, the same file serves again. */
    private static final String NAME = ".belay-probe";

    private final DriveAccess access;
    private final DriveStore store;
    private final List<String> notes = new ArrayList<>();

    DriveProbe(DriveAccess access, DriveStore store) {
        this.access = access;
        this.store = store;
    }

    Probe run(Transfer transfer) throws StoreException {
        DriveCalls calls = new DriveCalls(access, transfer.cancel());
        File file = store.send("", NAME, new Task(new OneByte(), new Forgetful(), transfer));
        readBack(file);
        boolean deletes = deletes(calls, file.getId());
        @Nullable Long free = access.settings().sharedDrive() == null ? free(calls.quota()) : null;
        access.tokens().signInEnds().ifPresent(this::noteTheEnd);
        return new Probe(deletes, free, ahead(calls), notes);
    }

    private void readBack(File file) throws StoreException {
        try (InputStream in = new Download(access, file.getId(), "the test file", 1).open(0)) {
            if (in.read() != OneByte.VALUE || in.read() >= 0) {
                throw new StoreException(Kind.DAMAGED, "Google Drive gave back something else than was sent", "");
            }
        } catch (StoreException e) {
            throw e;
        } catch (IOException e) {
            throw StoreException.passing("the test file cannot be read back", null, null);
        }
    }

    private boolean deletes(DriveCalls calls, String id) throws StoreException {
        try {
            if (!calls.delete(id, "the test file")) {
                notes.add("what is deleted goes to the bin of the shared drive, where Google keeps it for thirty days");
            }
            return true;
        } catch (StoreException e) {
            if (e.kind() == Kind.DENIED) {
                return false;
            }
            throw e;
        }
    }

    private static @Nullable Long free(About.StorageQuota quota) {
        return quota.getLimit() == null || quota.getUsage() == null
                ? null
                : Math.max(0, quota.getLimit() - quota.getUsage());
    }

    private @Nullable Duration ahead(DriveCalls calls) {
        return calls.date()
                .map(date -> Duration.between(date, access.clock().instant()))
                .orElse(null);
    }

    private void noteTheEnd(Instant end) {
        notes.add(
                "the sign-in ends on " + LocalDate.ofInstant(end, access.clock().getZone())
                        + ": publish the consent screen in Google's console, and connect the store again");
    }

    private static final class OneByte extends WindowedContent {
        private static final byte VALUE = 'b';

        private OneByte() {
            super(1);
        }

        @Override
        protected void fill(long position, ByteBuffer into) {
            into.put(VALUE);
        }

        @Override
        protected void check(Fingerprint whole) {
            // it is what it is
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    /** One byte is not worth going on with. */
    private static final class Forgetful implements Bookmark {
        @Override
        public Optional<String> read() {
            return Optional.empty();
        }

        @Override
        public void write(String text) {
            // not kept
        }

        @Override
        public void clear() {
            // nothing is kept
        }
    }
}
