package dev.belay.s3;

import dev.belay.offsite.Bookmark;
import dev.belay.offsite.Fingerprint;
import dev.belay.offsite.Outgoing;
import dev.belay.offsite.StoreException;
import dev.belay.offsite.StoreException.Kind;
import dev.belay.offsite.StorePath;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.Part;

/** One large file on its way into a bucket, in parts. It appears when the bucket was told to make a file of them. */
final class S3Upload {
    private static final int NONCE_BYTES = 16;

    private final Bucket bucket;
    private final StorePath path;
    private final Outgoing outgoing;
    private final Bookmark bookmark;

    /**
     * What was sent.
     *
     * @param etag what the bucket should call it, unless it encrypts with keys of its own
     */
    record Sent(Fingerprint fingerprint, String etag) {}

    S3Upload(Bucket bucket, StorePath path, Outgoing outgoing, Bookmark bookmark) {
        this.bucket = bucket;
        this.path = path;
        this.outgoing = outgoing;
        this.bookmark = bookmark;
    }

    /** Sends what the bucket does not have yet, and makes a file of it. */
    Sent send() throws IOException {
        Session before = session();
        try {
            return before == null ? sendParts(begin(), Map.of()) : sendParts(before, parts(before));
        } catch (StoreException e) {
            if (e.kind() != Kind.MISSING) {
                throw e;
            }
            return withoutUpload();
        }
    }

    private @Nullable Session session() throws IOException {
        return bookmark.read().flatMap(Session::parse).orElse(null);
    }

    /** The bucket does not know the upload any more: it was completed, and only the answer was lost, or it ran out. */
    private Sent withoutUpload() throws IOException {
        Session before = session();
        return before != null && isThere(before) ? known(before) : sendParts(begin(), Map.of());
    }

    private Session begin() throws IOException {
        for (MultipartUpload leftover : uploads()) {
            bucket.abort(leftover.key(), leftover.uploadId());
        }
        byte[] random = new byte[NONCE_BYTES];
        new SecureRandom().nextBytes(random);
        String nonce = HexFormat.of().formatHex(random);
        Session session = new Session(Parts.of(outgoing.bytes()).partBytes(), nonce, bucket.begin(path, nonce));
        bookmark.write(session.text());
        return session;
    }

    /**
     * What the bucket has, and not what was sent, counts.
     *
     * @throws StoreException {@link Kind#MISSING} when the bucket does not know the upload; some tell of no parts then
     */
    private Map<Integer, Part> parts(Session session) throws StoreException {
        Map<Integer, Part> there = new HashMap<>();
        bucket.parts(path, session.id()).forEach(part -> there.put(part.partNumber(), part));
        boolean known = !there.isEmpty()
                || uploads().stream().anyMatch(upload -> upload.uploadId().equals(session.id()));
        if (!known) {
            throw new StoreException(Kind.MISSING, "the upload of " + path + " is not known any more", "");
        }
        return there;
    }

    /** Those to the same place that were not completed. */
    private List<MultipartUpload> uploads() throws StoreException {
        String key = bucket.key(path);
        return bucket.uploads(key).stream()
                .filter(upload -> upload.key().equals(key))
                .toList();
    }

    /** Whether the upload was completed, and only the answer was lost. */
    private boolean isThere(Session session) throws StoreException {
        return bucket.head(path)
                .filter(head -> Bucket.isOf(head, session.nonce()) && head.contentLength() == outgoing.bytes())
                .isPresent();
    }

    private Sent known(Session session) throws StoreException {
        Parts cut = new Parts(outgoing.bytes(), session.partBytes());
        List<String> digests = new ArrayList<>();
        for (int number = 1; number <= cut.count(); number++) {
            digests.add(Parts.md5(outgoing.look(cut.offset(number), cut.size(number))));
        }
        return new Sent(outgoing.fingerprint(), Parts.etag(digests));
    }

    private Sent sendParts(Session session, Map<Integer, Part> there) throws IOException {
        Parts cut = new Parts(outgoing.bytes(), session.partBytes());
        try (PartSender sender = new PartSender(bucket, path, session, outgoing, cut.atOnce())) {
            for (int number = 1; number <= cut.count(); number++) {
                ByteBuffer part = outgoing.look(cut.offset(number), cut.size(number));
                if (!isThere(there.get(number), part, sender)) {
                    sender.send(number, part);
                }
            }
            sender.finish();
            Fingerprint sent = outgoing.fingerprint();
            bucket.complete(path, session.id(), sender.parts());
            return new Sent(sent, sender.etag());
        } catch (StoreException e) {
            throw e.kind() == Kind.SOURCE ? removed(session, e) : e;
        }
    }

    /** Whether the bucket has exactly this part; one that it calls by anything but its digest is sent again. */
    private static boolean isThere(@Nullable Part there, ByteBuffer part, PartSender sender) {
        if (there == null || there.size() != part.remaining()) {
            return false;
        }
        String md5 = Parts.md5(part.duplicate());
        boolean same = S3Store.stamp(there.eTag()).equals(md5);
        if (same) {
            sender.add(there.partNumber(), there.eTag(), md5, part.remaining());
        }
        return same;
    }

    /** Parts of a file that is worth nothing do not stay. */
    private StoreException removed(Session session, StoreException fault) throws IOException {
        try {
            bucket.abort(bucket.key(path), session.id());
        } catch (StoreException e) {
            fault.addSuppressed(e);
        }
        bookmark.clear();
        return fault;
    }
}
