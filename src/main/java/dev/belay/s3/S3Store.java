package dev.belay.s3;

import dev.belay.base.Durations;
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
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** A bucket at Amazon or anybody else who speaks S3. */
public final class S3Store implements OffsiteStore {
    private static final Duration LEFTOVER = Duration.ofDays(7);

    private final OffsiteSettings.S3 settings;
    private final Clock clock;
    private final Bucket bucket;

    /** Asks nobody yet. */
    public S3Store(OffsiteSettings.S3 settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.bucket = new Bucket(settings, clock, place());
    }

    @Override
    public String place() {
        URI endpoint = settings.endpoint();
        String where = endpoint == null ? "Amazon in " + settings.region() : endpoint.getHost();
        String in = settings.prefix().isEmpty() ? "" : ", " + settings.prefix();
        return "the bucket " + settings.bucket() + in + " at " + where;
    }

    @Override
    public boolean resumes() {
        return true;
    }

    @Override
    public synchronized Probe probe(Transfer transfer) throws StoreException {
        ProbeFile.Tried tried = ProbeFile.tryOn(this, transfer);
        Duration ahead = clockAhead();
        List<String> notes = new ArrayList<>();
        Duration lock = settings.lock();
        if (lock != null) {
            notes.add("what is sent to " + place() + " is locked for " + Durations.show(lock)
                    + " and is not pruned: let a rule of the bucket remove it afterwards");
        }
        if (!removeLeftovers(
                clock.instant().minus(ahead == null ? Duration.ZERO : ahead).minus(LEFTOVER))) {
            notes.add("the key may not list uploads in " + place()
                    + " that were cut short: let a rule of the bucket remove them after a week");
        }
        return new Probe(tried.deleted() && lock == null, null, ahead, notes);
    }

    private @Nullable Duration clockAhead() throws StoreException {
        String date = bucket.answer().firstMatchingHeader("Date").orElse("");
        try {
            Instant there = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Duration.between(there, clock.instant());
        } catch (DateTimeException notTold) {
            return null;
        }
    }

    /** Removes parts that nobody went on with; false when this key may not. */
    private boolean removeLeftovers(Instant before) throws StoreException {
        try {
            for (MultipartUpload upload : bucket.uploads(settings.prefix())) {
                if (upload.initiated().isBefore(before)) {
                    bucket.abort(upload.key(), upload.uploadId());
                }
            }
            return true;
        } catch (StoreException e) {
            if (e.kind() == Kind.DENIED) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public Placed put(StorePath path, Content content, Bookmark bookmark, Transfer transfer) throws StoreException {
        Outgoing outgoing = new Outgoing(content, transfer);
        try {
            S3Upload.Sent sent = content.bytes() <= Parts.SMALLEST
                    ? sendWhole(path, outgoing)
                    : new S3Upload(bucket, path, outgoing, bookmark).send();
            outgoing.arrived(content.bytes());
            bookmark.clear();
            return placed(path, sent);
        } catch (StoreException e) {
            throw e;
        } catch (IOException e) {
            throw new StoreException(Kind.BROKEN, "how far the upload is cannot be written down", "", e);
        }
    }

    private S3Upload.Sent sendWhole(StorePath path, Outgoing outgoing) throws StoreException {
        byte[] bytes = bytes(outgoing.look(0, Parts.SMALLEST));
        Fingerprint fingerprint = outgoing.fingerprint();
        boolean there = find(path)
                .filter(found ->
                        found.bytes() == bytes.length && fingerprint.md5().equals(found.md5()))
                .isPresent();
        if (!there) {
            PacedBody body = new PacedBody(outgoing, bytes);
            bucket.put(path, body.request(), fingerprint.md5(), !ProbeFile.is(path));
        }
        return new S3Upload.Sent(fingerprint, fingerprint.md5());
    }

    static byte[] bytes(ByteBuffer piece) {
        byte[] bytes = new byte[piece.remaining()];
        piece.get(bytes);
        return bytes;
    }

    /** The digest of a file in parts is known once the bucket has told the right one of its parts. */
    private Placed placed(StorePath path, S3Upload.Sent sent) throws StoreException {
        StoredObject found = find(path).orElseThrow(() -> ReadBack.missing(path));
        String md5 = found.stamp().equals(sent.etag()) ? sent.fingerprint().md5() : null;
        return new Placed(
                new StoredObject(path, found.ref(), found.bytes(), found.stamp(), found.modified(), null, md5),
                sent.fingerprint());
    }

    @Override
    public void prove(Placed placed, Transfer transfer) throws StoreException {
        StorePath path = placed.object().path();
        Fingerprint sent = placed.sent();
        StoredObject now = find(path).orElseThrow(() -> ReadBack.missing(path));
        if (now.bytes() != sent.bytes()) {
            throw ReadBack.damaged(path);
        }
        boolean asItArrived = now.stamp().equals(placed.object().stamp())
                && sent.md5().equals(placed.object().md5());
        if (!asItArrived && !sent.md5().equals(now.md5())) {
            readBack(now, sent, transfer);
        }
    }

    private void readBack(StoredObject now, Fingerprint sent, Transfer transfer) throws StoreException {
        try (InputStream in = open(now, 0)) {
            ReadBack.compare(in, new Placed(now, sent), transfer);
        } catch (IOException e) {
            throw StoreException.orPassing(e, "reading " + now.path() + " back was cut short");
        }
    }

    @Override
    public Optional<StoredObject> find(StorePath path) throws StoreException {
        return bucket.head(path)
                .map(head -> new StoredObject(
                        path,
                        bucket.key(path),
                        head.contentLength(),
                        stamp(head.eTag()),
                        head.lastModified(),
                        null,
                        md5(head)));
    }

    /** A stamp is a digest when it looks like one and the bucket did not encrypt with a key of its own. */
    private static @Nullable String md5(HeadObjectResponse head) {
        String stamp = stamp(head.eTag());
        boolean plain = head.sseCustomerAlgorithm() == null
                && (head.serverSideEncryption() == null || head.serverSideEncryption() == ServerSideEncryption.AES256);
        return plain && stamp.matches("[0-9a-f]{32}") ? stamp : null;
    }

    /** Without the quotes that some put around it. */
    static String stamp(@Nullable String etag) {
        return etag == null ? "" : etag.replace("\"", "");
    }

    @Override
    public List<StoredObject> list(String folder) throws StoreException {
        int skipped = bucket.folderKey(folder).length();
        List<StoredObject> found = new ArrayList<>();
        for (S3Object file : bucket.files(folder)) {
            StorePath.parse(folder, file.key().substring(skipped))
                    .filter(path -> !ProbeFile.is(path))
                    .map(path -> new StoredObject(
                            path, file.key(), file.size(), stamp(file.eTag()), file.lastModified(), null, null))
                    .ifPresent(found::add);
        }
        return found;
    }

    @Override
    public List<String> folders() throws StoreException {
        return bucket.folders().stream().filter(StorePath::isFolder).toList();
    }

    @Override
    public InputStream open(StoredObject object, long offset) throws StoreException {
        if (offset > 0 && offset >= object.bytes()) {
            return InputStream.nullInputStream();
        }
        try {
            return bucket.open(object.ref(), object.stamp(), offset);
        } catch (StoreException e) {
            throw e.kind() == Kind.MISSING ? ReadBack.missing(object.path()) : e;
        }
    }

    @Override
    public void delete(StoredObject object) throws StoreException {
        try {
            bucket.delete(object.ref());
        } catch (StoreException e) {
            if (e.kind() != Kind.MISSING) {
                throw e;
            }
        }
    }

    @Override
    public void close() {
        bucket.close();
    }
}
