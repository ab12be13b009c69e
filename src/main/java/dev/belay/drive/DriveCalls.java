package dev.belay.drive;

import com.google.api.client.http.HttpResponse;
import com.google.api.client.http.HttpResponseException;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.drive.Drive;
import com.google.api.services.drive.DriveRequest;
import com.google.api.services.drive.model.About;
import com.google.api.services.drive.model.File;
import com.google.api.services.drive.model.FileList;
import dev.belay.base.ByteSize;
import dev.belay.base.Secret;
import dev.belay.offsite.StoreException;
import dev.belay.offsite.StoreException.Kind;
import dev.belay.operation.CancelSignal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is asked of Drive beside the bytes of files, through Google's client. For one act, which may be cancelled. */
final class DriveCalls {
    static final String FOLDER = "application/vnd.google-apps.folder";
    static final String FIELDS =
            "id,name,mimeType,size,sha256Checksum,md5Checksum,headRevisionId,modifiedTime,createdTime,trashed";

    private static final int PAGE = 1000;

    private final DriveAccess access;
    private final CancelSignal cancel;
    private final Drive drive;
    private @Nullable Instant date;

    DriveCalls(DriveAccess access, CancelSignal cancel) {
        this.access = access;
        this.cancel = cancel;
        this.drive = new Drive.Builder(
                        new WireTransport(access.wire(), cancel),
                        GsonFactory.getDefaultInstance(),
                        request -> request.setNumberOfRetries(0)
                                .setFollowRedirects(false)
                                .setLoggingEnabled(false)
                                .setCurlLoggingEnabled(false))
                .setRootUrl(access.root().toString())
                .setApplicationName("belay")
                .setGoogleClientRequestInitializer(request -> request.setDisableGZipContent(true))
                .build();
    }

    /** Every file that fits {@code query}, the oldest first. */
    List<File> list(String query, String what) throws StoreException {
        List<File> all = new ArrayList<>();
        @Nullable String page = null;
        do {
            @Nullable String from = page;
            FileList some = ask("cannot list " + what, () -> listing(query).setPageToken(from));
            if (Boolean.TRUE.equals(some.getIncompleteSearch())) {
                throw StoreException.passing("cannot list " + what + ": Google looked at some files only", null, null);
            }
            all.addAll(Optional.ofNullable(some.getFiles()).orElse(List.of()));
            page = some.getNextPageToken();
        } while (page != null);
        return all;
    }

    private Drive.Files.List listing(String query) throws IOException {
        Drive.Files.List list = drive.files()
                .list()
                .setQ(query)
                .setSpaces("drive")
                .setOrderBy("createdTime")
                .setPageSize(PAGE)
                .setFields("nextPageToken,incompleteSearch,files(" + FIELDS + ")");
        @Nullable String shared = access.settings().sharedDrive();
        return shared == null
                ? list
                : list.setCorpora("drive")
                        .setDriveId(shared)
                        .setIncludeItemsFromAllDrives(true)
                        .setSupportsAllDrives(true);
    }

    /** The file with {@code id}, in the bin or not; empty when there is none. */
    Optional<File> get(String id) throws StoreException {
        try {
            return Optional.of(ask(() -> drive.files().get(id).setFields(FIELDS).setSupportsAllDrives(true)));
        } catch (RefusedException e) {
            if (e.refusal().isMissing()) {
                return Optional.empty();
            }
            throw exception("cannot look at a file", e.refusal());
        }
    }

    /** An id that no file has yet. */
    String newId() throws StoreException {
        List<String> ids = ask(
                        "cannot get an id for a file",
                        () -> drive.files().generateIds().setCount(1).setSpace("drive"))
                .getIds();
        if (ids == null || ids.isEmpty()) {
            throw unreadable();
        }
        return ids.getFirst();
    }

    /** Makes a folder under an id of its own, so that a second attempt cannot make a second one. */
    String makeFolder(String name, String parent) throws StoreException {
        File folder =
                new File().setId(newId()).setName(name).setMimeType(FOLDER).setParents(List.of(parent));
        return ask(
                        "cannot make the folder " + name,
                        () -> drive.files().create(folder).setFields("id").setSupportsAllDrives(true))
                .getId();
    }

    /**
     * Deletes a file for good, or puts it into the bin where no more is allowed; one that is gone is no error.
     *
     * @return whether it was for good
     */
    boolean delete(String id, String what) throws StoreException {
        try {
            gone(() -> drive.files().delete(id).setSupportsAllDrives(true));
            return true;
        } catch (RefusedException e) {
            if (!e.refusal().isDenied()) {
                throw exception("cannot delete " + what, e.refusal());
            }
            trash(id, what);
            return false;
        }
    }

    private void trash(String id, String what) throws StoreException {
        try {
            gone(() -> drive.files().update(id, new File().setTrashed(true)).setSupportsAllDrives(true));
        } catch (RefusedException e) {
            throw exception("cannot delete " + what, e.refusal());
        }
    }

    private <T> void gone(Question<T> question) throws StoreException, RefusedException {
        try {
            ask(question);
        } catch (RefusedException e) {
            if (!e.refusal().isMissing()) {
                throw e;
            }
        }
    }

    /** How much room the account has. */
    About.StorageQuota quota() throws StoreException {
        return Optional.ofNullable(ask(
                                "cannot ask for the room that is left",
                                () -> drive.about().get().setFields("storageQuota"))
                        .getStorageQuota())
                .orElseGet(About.StorageQuota::new);
    }

    /** What time it was at Google when it last answered. */
    Optional<Instant> date() {
        return Optional.ofNullable(date);
    }

    /** What {@code refusal} means for whoever asked {@code what}, with figures where the storage is full. */
    StoreException exception(String what, Refusal refusal) throws StoreException {
        if (!refusal.isFull()) {
            return refusal.exception(what);
        }
        if (access.settings().sharedDrive() == null && access.tokens().isServiceAccount()) {
            return new StoreException(
                    Kind.DENIED,
                    what + ": a service account has no storage of its own",
                    "name a shared drive that it is a member of, or connect the Drive of a person");
        }
        return new StoreException(Kind.FULL, what + ": the storage is full" + figures(), "make room in Google Drive");
    }

    private String figures() {
        try {
            About.StorageQuota quota = quota();
            return access.settings().sharedDrive() != null || quota.getLimit() == null || quota.getUsage() == null
                    ? ""
                    : ", " + new ByteSize(quota.getUsage()) + " of " + new ByteSize(quota.getLimit());
        } catch (StoreException e) {
            return ""; // that it is full is known without them
        }
    }

    /** Makes a request; each attempt needs a new one. */
    @FunctionalInterface
    private interface Question<T> {
        DriveRequest<T> make() throws IOException;
    }

    private <T> T ask(String what, Question<T> question) throws StoreException {
        try {
            return ask(question);
        } catch (RefusedException e) {
            throw exception(what, e.refusal());
        }
    }

    /** Asks, and a second time with another token when the first was refused. */
    private <T> T ask(Question<T> question) throws StoreException, RefusedException {
        try {
            return once(question);
        } catch (RefusedException e) {
            if (!e.refusal().isUnauthorized()) {
                throw e;
            }
            return once(question);
        }
    }

    private <T> T once(Question<T> question) throws StoreException, RefusedException {
        Secret token = access.tokens().get(cancel);
        try {
            DriveRequest<T> request = question.make();
            request.getRequestHeaders().setAuthorization("Bearer " + token.reveal());
            HttpResponse answer = request.executeUnparsed();
            date = date(answer);
            return answer.parseAs(request.getResponseClass());
        } catch (HttpResponseException e) {
            if (e.getStatusCode() == 401) {
                access.tokens().refused(token);
            }
            throw new RefusedException(refusal(e));
        } catch (StoreException e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable();
        }
    }

    private static @Nullable Instant date(HttpResponse answer) {
        @Nullable String date = answer.getHeaders().getFirstHeaderStringValue("Date");
        return date == null ? null : Refusal.moment(date).orElse(null);
    }

    private Refusal refusal(HttpResponseException answer) {
        byte @Nullable [] body =
                answer.getContent() == null ? null : answer.getContent().getBytes(StandardCharsets.UTF_8);
        return Refusal.of(answer.getStatusCode(), body, answer.getHeaders().getRetryAfter(), access.clock());
    }

    private static StoreException unreadable() {
        return StoreException.passing("what Google answered cannot be read", null, null);
    }
}
