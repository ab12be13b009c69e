package dev.belay.rclone;

import dev.belay.offsite.Bookmark;
import dev.belay.offsite.Content;
import dev.belay.offsite.Fingerprint;
import dev.belay.offsite.OffsiteSettings;
import dev.belay.offsite.OffsiteStore;
import dev.belay.offsite.Outgoing;
import dev.belay.offsite.Placed;
import dev.belay.offsite.Probe;
import dev.belay.offsite.ProbeFile;
import dev.belay.offsite.ReadBack;
import dev.belay.offsite.StoreException;
import dev.belay.offsite.StoreException.Kind;
import dev.belay.offsite.StorePath;
import dev.belay.offsite.StoredObject;
import dev.belay.offsite.Transfer;
import dev.belay.process.CommandRunner;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A remote of rclone. Secrets stay in rclone's own file. An upload that breaks off begins anew, since rclone cannot go on
 * with a stream.
 */
public final class RcloneStore implements OffsiteStore {
    private static final Duration LEFTOVER = Duration.ofDays(7);

    private final Rclone rclone;
    private final RcloneListing listing;
    private @Nullable RcloneFeatures features;

    /** Asks nobody yet. */
    public RcloneStore(OffsiteSettings.Rclone settings, CommandRunner runner) {
        this.rclone = new Rclone(settings, runner);
        this.listing = new RcloneListing(rclone);
    }

    @Override
    public String place() {
        return "the rclone remote " + rclone.remote();
    }

    @Override
    public boolean resumes() {
        return false;
    }

    @Override
    public synchronized Probe probe(Transfer transfer) throws StoreException {
        ProbeFile.Tried tried = ProbeFile.tryOn(this, transfer);
        Instant now = tried.object().modified();
        if (tried.deleted() && now != null) {
            for (String part : listing.partsBefore(now.minus(LEFTOVER))) {
                delete(part);
            }
        }
        return new Probe(tried.deleted(), bytesFree(), null, List.of());
    }

    private @Nullable Long bytesFree() {
        try {
            long free = RcloneFeatures.parse(rclone.ask("about", "--json", rclone.address("")))
                    .path("free")
                    .asLong(-1);
            return free < 0 ? null : free;
        } catch (StoreException notTold) {
            return null;
        }
    }

    @Override
    public Placed put(StorePath path, Content content, Bookmark bookmark, Transfer transfer) throws StoreException {
        Outgoing outgoing = new Outgoing(content, transfer);
        try {
            boolean renamed =
                    bookmark.read().filter(RcloneUpload.RENAMING::equals).isPresent();
            Placed before = renamed ? arrived(path, outgoing, transfer) : null;
            Placed placed = before == null ? send(path, outgoing, bookmark, transfer) : before;
            outgoing.arrived(placed.sent().bytes());
            bookmark.clear();
            return placed;
        } catch (StoreException e) {
            throw e;
        } catch (IOException e) {
            throw new StoreException(Kind.BROKEN, "how far the upload is cannot be written down", "", e);
        }
    }

    private Placed send(StorePath path, Outgoing outgoing, Bookmark bookmark, Transfer transfer) throws IOException {
        Fingerprint sent = new RcloneUpload(rclone, path, outgoing, transfer)
                .send(features().renames(), bookmark);
        return new Placed(find(path).orElseThrow(() -> ReadBack.missing(path)), sent);
    }

    /** The file, if all of it had arrived before and only the answer was lost. */
    private @Nullable Placed arrived(StorePath path, Outgoing outgoing, Transfer transfer) throws StoreException {
        StoredObject there = find(path).orElse(null);
        if (there == null || there.bytes() != outgoing.bytes()) {
            return null;
        }
        Placed placed = new Placed(there, outgoing.fingerprint());
        try {
            prove(placed, transfer);
            return placed;
        } catch (StoreException e) {
            if (e.kind() == Kind.DAMAGED) {
                return null;
            }
            throw e;
        }
    }

    @Override
    public void prove(Placed placed, Transfer transfer) throws StoreException {
        StorePath path = placed.object().path();
        StoredObject now = listing.find(path, features().hashes(), transfer).orElseThrow(() -> ReadBack.missing(path));
        if (now.bytes() != placed.sent().bytes() || !matches(now, placed.sent())) {
            throw ReadBack.damaged(path);
        }
        if (now.sha256() == null && now.md5() == null) {
            try (InputStream in = open(now, 0)) {
                ReadBack.compare(in, placed, transfer);
            } catch (IOException e) {
                throw StoreException.orPassing(e, "reading " + path + " back was cut short");
            }
        }
    }

    /** Whether no digest is another one. */
    private static boolean matches(StoredObject now, Fingerprint sent) {
        return (now.sha256() == null || now.sha256().equalsIgnoreCase(sent.sha256()))
                && (now.md5() == null || now.md5().equalsIgnoreCase(sent.md5()));
    }

    private synchronized RcloneFeatures features() throws StoreException {
        if (features == null) {
            features = RcloneFeatures.of(rclone);
        }
        return features;
    }

    @Override
    public Optional<StoredObject> find(StorePath path) throws StoreException {
        return listing.find(path);
    }

    @Override
    public List<StoredObject> list(String folder) throws StoreException {
        return listing.files(folder);
    }

    @Override
    public List<String> folders() throws StoreException {
        return listing.folders();
    }

    @Override
    public InputStream open(StoredObject object, long offset) throws StoreException {
        String[] arguments = {"cat", "--offset=" + offset, rclone.address(object.path())};
        return new RcloneInput(rclone, rclone.stream(false, arguments), arguments);
    }

    @Override
    public void delete(StoredObject object) throws StoreException {
        delete(object.path().toString());
    }

    private void delete(String path) throws StoreException {
        try {
            rclone.ask("deletefile", rclone.address(path));
        } catch (StoreException e) {
            if (e.kind() != Kind.MISSING) {
                throw e;
            }
        }
    }

    @Override
    public void close() {
        // nothing is open
    }
}
