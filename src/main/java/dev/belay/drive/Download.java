package dev.belay.drive;

import dev.belay.base.Sha256;
import dev.belay.offsite.StoreException;
import dev.belay.offsite.StoreException.Kind;
import dev.belay.offsite.StoredObject;
import dev.belay.offsite.Transfer;
import dev.belay.operation.CancelSignal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;

/**
 * Gets the bytes of one file.
 *
 * @param name for people
 * @param bytes that it should have
 */
record Download(DriveAccess access, String id, String name, long bytes) {
    Download(DriveAccess access, StoredObject object) {
        this(access, object.ref(), object.path().toString(), object.bytes());
    }

    /** Those from {@code offset} on. */
    InputStream open(long offset) throws StoreException {
        HttpRequest.Builder request = Wire.request(access.root()
                .resolve("drive/v3/files/" + URLEncoder.encode(id, StandardCharsets.UTF_8)
                        + "?alt=media&supportsAllDrives=true"));
        if (offset > 0) {
            request.header("Range", "bytes=" + offset + "-");
        }
        HttpResponse<InputStream> answer = access.send(request, this::body, new CancelSignal());
        try {
            return switch (answer.statusCode()) {
                case 200 -> from(answer.body(), offset);
                case 206 -> part(answer, offset);
                case 416 -> behind(offset);
                default -> throw refused(answer);
            };
        } catch (StoreException e) {
            throw e;
        } catch (IOException e) {
            throw unreadable();
        }
    }

    private BodySubscriber<InputStream> body(ResponseInfo info) {
        return info.statusCode() == 200 || info.statusCode() == 206
                ? new DownloadStream(access.wire().patience())
                : BodySubscribers.mapping(Wire.bytes().apply(info), ByteArrayInputStream::new);
    }

    private static InputStream from(InputStream whole, long offset) throws IOException {
        whole.skipNBytes(offset);
        return whole;
    }

    private static InputStream part(HttpResponse<InputStream> answer, long offset) throws IOException {
        String range = answer.headers().firstValue("Content-Range").orElse("");
        if (!range.startsWith("bytes " + offset + "-")) {
            answer.body().close();
            throw StoreException.passing("Google sent another part of the file than was asked for", null, null);
        }
        return answer.body();
    }

    private InputStream behind(long offset) throws StoreException {
        if (offset < bytes) {
            throw new StoreException(Kind.DAMAGED, name + " in Google Drive is shorter than it was", "send it again");
        }
        return InputStream.nullInputStream();
    }

    private StoreException refused(HttpResponse<InputStream> answer) throws IOException {
        return Refusal.of(
                        answer.statusCode(),
                        answer.body().readAllBytes(),
                        answer.headers().firstValue("Retry-After").orElse(null),
                        access.clock())
                .exception("cannot read " + name);
    }

    /** Reads all of it, where Drive has no digest that can be compared. */
    String sha256(Transfer transfer) throws StoreException {
        try (InputStream in = open(0);
                CancelSignal.Registration _ = transfer.cancel().onCancel(() -> close(in))) {
            return Sha256.of(Channels.newChannel(in)).hex();
        } catch (StoreException e) {
            transfer.check();
            throw e;
        } catch (IOException e) {
            throw unreadable();
        }
    }

    private StoreException unreadable() {
        return StoreException.passing(name + " cannot be read", null, null);
    }

    private static void close(InputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
