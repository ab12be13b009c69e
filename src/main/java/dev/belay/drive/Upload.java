package dev.belay.drive;

import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.drive.model.File;
import dev.belay.offsite.Bookmark;
import dev.belay.offsite.Content;
import dev.belay.offsite.Fingerprint;
import dev.belay.offsite.StoreException;
import dev.belay.offsite.Transfer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sends one file over a session that Drive keeps for about a week. Where it goes on is what Drive says that it has, never
 * what was sent. After a fault the mark stays, and the next attempt begins with that question.
 */
final class Upload {
    private static final Pattern RANGE = Pattern.compile("bytes=0-(\\d{1,18})");
    private static final String TYPE = "application/octet-stream";

    private final DriveAccess access;
    private final DriveCalls calls;
    private final Content content;
    private final Bookmark bookmark;
    private final Transfer transfer;
    private final int partBytes;
    private UploadMark mark;
    private @Nullable File done;
    private boolean refused;

    /**
     * An upload that was begun before, or is about to be.
     *
     * @param what the content, where it is written how far it is, and who watches
     * @param partBytes to be sent at once; a multiple of 256 KiB, as Drive demands
     */
    Upload(DriveAccess access, DriveCalls calls, Task what, UploadMark mark, int partBytes) {
        this.access = access;
        this.calls = calls;
        this.content = what.content();
        this.bookmark = what.bookmark();
        this.transfer = what.transfer();
        this.mark = mark;
        this.partBytes = partBytes;
    }

    /** What is to be sent, and whom to tell. */
    record Task(Content content, Bookmark bookmark, Transfer transfer) {}

    /** Sends what Drive does not have yet, and looks whether the whole arrived as it is. */
    File run() throws IOException {
        if (content.bytes() == 0) {
            content.fingerprint();
        }
        Optional<URI> session = session();
        long at = session.isPresent() ? ask(session.get()) : begin();
        while (done == null) {
            at = part(at);
        }
        return done;
    }

    /** Opens a session, unless the file arrived earlier and only the answer was lost. */
    private long begin() throws IOException {
        if (arrived()) {
            return content.bytes();
        }
        HttpResponse<byte[]> answer = access.send(opening(), Wire.bytes(), transfer.cancel());
        mark = mark.at(answer.headers().firstValue("Location").orElse(null));
        if (answer.statusCode() == 200 && session().isPresent()) {
            mark.write(bookmark);
            return 0;
        }
        Refusal refusal = access.refusal(answer);
        if (refusal.isMissing()) {
            throw anew("the folder or the file in Drive went away");
        }
        if (refusal.isTaken()) {
            throw anew("the id of " + mark.path() + " is taken");
        }
        throw calls.exception("cannot begin to send " + mark.path(), refusal);
    }

    private HttpRequest.Builder opening() throws IOException {
        File file = new File();
        if (mark.creates()) {
            String name = mark.path().substring(mark.path().lastIndexOf('/') + 1);
            file.setId(mark.id()).setName(name).setParents(List.of(mark.parent()));
        }
        String query = "?uploadType=resumable&supportsAllDrives=true&fields=" + DriveCalls.FIELDS;
        URI address = access.root()
                .resolve("upload/drive/v3/files"
                        + (mark.creates() ? query + "&keepRevisionForever=true" : "/" + mark.id() + query));
        String body = GsonFactory.getDefaultInstance().toString(file);
        return Wire.request(address)
                .header("Content-Type", "application/json; charset=UTF-8")
                .header("X-Upload-Content-Type", TYPE)
                .header("X-Upload-Content-Length", Long.toString(content.bytes()))
                .method(mark.creates() ? "POST" : "PATCH", BodyPublishers.ofString(body));
    }

    /** Where the bytes go. The token goes there too: not out of an encrypted connection. */
    private Optional<URI> session() {
        try {
            return Optional.ofNullable(mark.session())
                    .map(URI::create)
                    .filter(address -> access.root().getScheme().equals(address.getScheme()))
                    .filter(address -> address.getHost() != null);
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // its words would be the secret
        }
    }

    /** Asks how much of the file Drive has. */
    private long ask(URI session) throws IOException {
        HttpResponse<byte[]> answer = access.send(
                sending(session, "bytes */" + content.bytes(), BodyPublishers.noBody()),
                Wire.bytes(),
                transfer.cancel());
        if (answer.statusCode() == 308) {
            long at = kept(answer);
            transfer.moved().accept(at);
            return at;
        }
        if (access.refusal(answer).isMissing()) {
            mark = mark.at(null).write(bookmark);
            return begin();
        }
        return end(answer);
    }

    /** Sends the next part, and returns where Drive wants to go on. */
    private long part(long at) throws IOException {
        transfer.check();
        int count = (int) Math.min(partBytes, content.bytes() - at);
        transfer.pace().before(count, transfer.cancel());
        transfer.check();
        URI session = session().orElseThrow();
        HttpResponse<byte[]> answer =
                access.once(sending(session, range(at, count), bytes(at, count)), Wire.bytes(), transfer.cancel());
        if (answer.statusCode() == 308) {
            return next(at, count, kept(answer));
        }
        if (answer.statusCode() == 401 && !refused) {
            refused = true;
            return ask(session);
        }
        if (access.refusal(answer).isMissing()) {
            mark = mark.at(null).write(bookmark);
            throw StoreException.passing("Drive has ended the upload of " + mark.path(), null, null);
        }
        return end(answer);
    }

    private BodyPublisher bytes(long at, int count) throws IOException {
        if (count == 0) {
            return BodyPublishers.noBody();
        }
        if (at + count == content.bytes()) {
            content.read(at, count);
            content.fingerprint();
        }
        ByteBuffer bytes = content.read(at, count);
        return BodyPublishers.ofByteArray(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
    }

    private String range(long at, int count) {
        return count == 0
                ? "bytes */" + content.bytes()
                : "bytes " + at + "-" + (at + count - 1) + "/" + content.bytes();
    }

    private static HttpRequest.Builder sending(URI session, String range, BodyPublisher body) {
        return Wire.request(session).header("Content-Range", range).PUT(body);
    }

    private static long kept(HttpResponse<?> answer) {
        Matcher range = RANGE.matcher(answer.headers().firstValue("Range").orElse(""));
        return range.matches() ? Long.parseLong(range.group(1)) + 1 : 0;
    }

    private long next(long at, int count, long kept) throws IOException {
        if (kept > at + count) {
            throw anew("Drive claims to have more of " + mark.path() + " than was sent");
        }
        if (kept <= at) {
            throw StoreException.passing("Drive kept nothing of a part of " + mark.path(), null, null);
        }
        transfer.moved().accept(kept);
        return kept;
    }

    /** The answer to the last part. */
    private long end(HttpResponse<byte[]> answer) throws IOException {
        Refusal refusal = access.refusal(answer);
        if (refusal.isTaken()) {
            if (arrived()) {
                return content.bytes();
            }
            throw anew("the id of " + mark.path() + " is taken");
        }
        if (answer.statusCode() != 200 && answer.statusCode() != 201) {
            throw calls.exception("cannot send " + mark.path(), refusal);
        }
        File file = file(answer.body());
        if (!isWhole(file, content.fingerprint())) {
            throw spoilt();
        }
        done = file;
        return content.bytes();
    }

    /** Takes away what is there, unless it has good versions or may not be deleted: then the next attempt replaces it. */
    private StoreException spoilt() throws IOException {
        try {
            if (mark.creates()) {
                calls.delete(mark.id(), mark.path());
            }
        } catch (StoreException e) {
            if (e.kind() != StoreException.Kind.DENIED) {
                throw e;
            }
        }
        return anew("Drive kept something else than was sent of " + mark.path());
    }

    private static File file(byte[] json) throws StoreException {
        try {
            return GsonFactory.getDefaultInstance().fromString(new String(json, StandardCharsets.UTF_8), File.class);
        } catch (IOException | IllegalArgumentException e) {
            throw StoreException.passing("what Google answered cannot be read", null, null);
        }
    }

    /** Whether the file is there and is what is to be sent; then there is nothing left to do. */
    private boolean arrived() throws IOException {
        Optional<File> file = calls.get(mark.id()).filter(DriveFolders::isThere);
        if (file.isEmpty() || !isSame(file.get(), content)) {
            return false;
        }
        done = file.get();
        return true;
    }

    /** Whether {@code file} is provably what {@code content} is. Reads all of it when the lengths are equal. */
    static boolean isSame(File file, Content content) throws IOException {
        return Long.valueOf(content.bytes()).equals(file.getSize())
                && (file.getSha256Checksum() != null || file.getMd5Checksum() != null)
                && isWhole(file, content.fingerprint());
    }

    /** Whether nothing speaks against {@code file} being what has that fingerprint. */
    static boolean isWhole(File file, Fingerprint sent) {
        if (!Long.valueOf(sent.bytes()).equals(file.getSize())) {
            return false;
        }
        return file.getSha256Checksum() != null
                ? sent.sha256().equalsIgnoreCase(file.getSha256Checksum())
                : file.getMd5Checksum() == null || sent.md5().equalsIgnoreCase(file.getMd5Checksum());
    }

    /** What was begun is of no use: the next attempt begins with nothing. */
    private StoreException anew(String why) throws IOException {
        bookmark.clear();
        return StoreException.passing(why, null, null);
    }
}
