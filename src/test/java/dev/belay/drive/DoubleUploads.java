package dev.belay.drive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belay.drive.DoubleFiles.Entry;
import dev.belay.drive.Fault.Place;
import dev.belay.drive.SocketServer.Manner;
import dev.belay.drive.SocketServer.Reply;
import dev.belay.drive.SocketServer.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The sessions of the double that take the bytes of files. Writes down what Google would not have taken. */
final class DoubleUploads {
    static final String CANARY = "canary-session-";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int UNIT = 256 * 1024;
    private static final Pattern RANGE = Pattern.compile("bytes (\\*|(\\d+)-(\\d+))/(\\d+)");

    private final DoubleFiles files;
    private final Clock clock;
    private final Random random;
    private final Map<String, Session> sessions = new HashMap<>();
    private final List<String> violations = new ArrayList<>();
    private Predicate<String> noQuota = parent -> false;
    private long received;
    private int opened;

    private static final class Session {
        private final String id;
        private final String name;
        private final String parent;
        private final boolean creates;
        private final boolean pinned;
        private final long total;
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private boolean spoilt;
        private @Nullable Entry done;

        private Session(JsonNode file, @Nullable Entry there, boolean pinned, long total) {
            this.id = there == null ? file.path("id").asText() : there.id;
            this.name = file.path("name").asText();
            this.parent = there == null ? file.path("parents").path(0).asText() : there.parent;
            this.creates = there == null;
            this.pinned = pinned;
            this.total = total;
        }
    }

    DoubleUploads(DoubleFiles files, Clock clock, Random random) {
        this.files = files;
        this.clock = clock;
        this.random = random;
    }

    /** What was asked that Google would have refused. */
    List<String> violations() {
        return violations;
    }

    /** How many bytes of files came, also in vain. */
    long received() {
        return received;
    }

    /** How many sessions were opened. */
    int opened() {
        return opened;
    }

    /** Where a file cannot be put for want of a quota. */
    void noQuota(Predicate<String> parents) {
        noQuota = parents;
    }

    private Reply violation(String what) {
        violations.add(what);
        return Fault.refusal(400, "badRequest");
    }

    static Place place(Request request) {
        if (!request.path().startsWith("/session/")) {
            return Place.OPENING;
        }
        return request.header("content-range").startsWith("bytes */") ? Place.ASKING : Place.PART;
    }

    /** A session is asked for. */
    Reply open(Request request, URI root) throws IOException {
        JsonNode file = JSON.readTree(request.body().rest());
        boolean creates = request.method().equals("POST");
        @Nullable Entry there = creates ? null : files.find(request.path().replaceFirst(".*/", ""));
        long total = Long.parseLong(request.header("x-upload-content-length"));
        boolean pinned = request.parameter("keepRevisionForever").equals("true");
        Session session = new Session(file, there, pinned, total);
        Optional<Reply> refusal = refusal(request, session, creates && files.find(session.id) != null);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        String key = CANARY + opened++;
        sessions.put(key, session);
        return Reply.empty(200).with("Location", root.resolve("/session/" + key).toString());
    }

    private Optional<Reply> refusal(Request request, Session session, boolean taken) {
        if (!request.parameter("uploadType").equals("resumable")) {
            return Optional.of(violation("not a resumable upload"));
        }
        if (taken) {
            return Optional.of(Fault.refusal(409, "fileIdInUse"));
        }
        if (!session.creates && files.find(session.id) == null) {
            return Optional.of(Fault.refusal(404, "notFound"));
        }
        if (session.creates && !files.isIssued(session.id)) {
            return Optional.of(violation("an id that Drive did not give out: " + session.id));
        }
        boolean shared = files.isShared(session.parent);
        if (!files.knows(session.parent)
                || (shared && !request.parameter("supportsAllDrives").equals("true"))) {
            return Optional.of(Fault.refusal(404, "notFound"));
        }
        return noQuota.test(session.parent) || !files.hasRoomFor(session.total)
                ? Optional.of(Fault.refusal(403, "storageQuotaExceeded"))
                : Optional.empty();
    }

    /** Bytes come, or a question how many have come. */
    Reply take(Request request, @Nullable Fault fault) throws IOException {
        String key = request.path().replaceFirst("/session/", "");
        Session session = sessions.get(key);
        if (fault == Fault.SESSION_GONE || fault == Fault.SESSION_NOT_FOUND) {
            sessions.remove(key);
            return Fault.refusal(fault == Fault.SESSION_GONE ? 410 : 404, "notFound");
        }
        Matcher range = RANGE.matcher(request.header("content-range"));
        if (session == null) {
            return Fault.refusal(404, "notFound");
        }
        if (!range.matches() || Long.parseLong(range.group(4)) != session.total) {
            return violation("a range that is none: " + request.header("content-range"));
        }
        boolean asks = range.group(2) == null;
        Optional<Reply> broken = asks ? Optional.empty() : part(request, session, range, fault);
        return broken.orElseGet(() -> stands(session));
    }

    /** Empty when there is nothing to say but where it stands. */
    private Optional<Reply> part(Request request, Session session, Matcher range, @Nullable Fault fault)
            throws IOException {
        long from = Long.parseLong(range.group(2));
        int count = (int) (Long.parseLong(range.group(3)) + 1 - from);
        boolean last = from + count == session.total;
        if (from > session.kept.size() || count != request.body().length() || (count % UNIT != 0 && !last)) {
            return Optional.of(violation("a part that Drive does not take: " + request.header("content-range")));
        }
        byte[] bytes = request.body().read(fault == Fault.CUT_IN_PART ? random.nextInt(count) : count);
        received += bytes.length;
        int already = (int) (session.kept.size() - from);
        int keep = fault == Fault.PREFIX_KEPT ? random.nextInt(count + 1) : bytes.length;
        if (fault != Fault.NOTHING_KEPT && keep > already) {
            session.kept.write(bytes, already, keep - already);
        }
        session.spoilt |= fault == Fault.WRONG_CONTENT;
        return fault == Fault.CUT_IN_PART ? Optional.of(Reply.empty(0).in(Manner.NONE)) : Optional.empty();
    }

    private Reply stands(Session session) {
        if (session.done == null && session.kept.size() < session.total) {
            Reply more = Reply.empty(308);
            return session.kept.size() == 0 ? more : more.with("Range", "bytes=0-" + (session.kept.size() - 1));
        }
        if (session.done == null && session.creates && files.find(session.id) != null) {
            return Fault.refusal(409, "fileIdInUse");
        }
        if (session.done == null) {
            session.done = finish(session);
        }
        return Reply.of(200, files.json(session.done, DriveCalls.FIELDS));
    }

    private Entry finish(Session session) {
        Entry there = files.find(session.id);
        Entry entry = there == null ? files.create(session.id, session.name, session.parent) : there;
        entry.revision += there == null ? 0 : 1;
        entry.pinned |= session.pinned;
        entry.modified = clock.instant();
        entry.bytes = session.kept.toByteArray();
        if (session.spoilt && entry.bytes.length > 0) {
            entry.bytes[entry.bytes.length / 2] ^= 1;
        }
        return entry;
    }
}
