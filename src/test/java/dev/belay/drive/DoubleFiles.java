package dev.belay.drive;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.belay.base.Sha256;
import dev.belay.drive.SocketServer.Reply;
import dev.belay.drive.SocketServer.Request;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What lies in the drive of the double, and what is asked about it. */
final class DoubleFiles {
    static final String ROOT = "0AMyDriveRoot";
    static final String SHARED = "0ASharedDrive";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE = 3;
    private final Clock clock;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Set<String> issued = new HashSet<>();
    private long limit = Long.MAX_VALUE;
    private Role role = Role.OWNER;
    private boolean digests = true;

    /** What the account may do. */
    enum Role {
        OWNER,
        /** May put files of a shared drive into the bin, and delete none. */
        CONTENT_MANAGER,
        /** May add and change files. */
        CONTRIBUTOR
    }

    /** A file or a folder. */
    static final class Entry {
        final String id;
        final String parent;
        String name;
        String type = "application/octet-stream";
        byte[] bytes = new byte[0];
        int revision = 1;
        boolean pinned;
        boolean trashed;
        Instant modified;

        private Entry(String id, String name, String parent, Instant at) {
            this.id = id;
            this.name = name;
            this.parent = parent;
            this.modified = at;
        }

        boolean isFolder() {
            return type.equals(DriveCalls.FOLDER);
        }
    }

    DoubleFiles(Clock clock) {
        this.clock = clock;
    }

    void limit(long bytes) {
        limit = bytes;
    }

    void role(Role other) {
        role = other;
    }

    /** From now on no digest is told, as for very old files. */
    void forgetDigests() {
        digests = false;
    }

    /** The files called {@code name}, in the bin or not. */
    List<Entry> named(String name) {
        return entries.values().stream()
                .filter(entry -> entry.name.equals(name))
                .toList();
    }

    List<Entry> all() {
        return List.copyOf(entries.values());
    }

    @Nullable Entry find(String id) {
        return entries.get(id);
    }

    /** A file as somebody else would put it there. */
    Entry add(String name, String parent, boolean folder) {
        String id = newId();
        Entry entry = create(id, name, parent);
        entry.type = folder ? DriveCalls.FOLDER : entry.type;
        return entry;
    }

    Entry create(String id, String name, String parent) {
        Entry entry = new Entry(id, name, parent.equals("root") ? ROOT : parent, clock.instant());
        entries.put(id, entry);
        return entry;
    }

    private String newId() {
        String id = "file-id-" + issued.size();
        issued.add(id);
        return id;
    }

    boolean isIssued(String id) {
        return issued.contains(id);
    }

    boolean hasRoomFor(long bytes) {
        return used() + bytes <= limit;
    }

    private long used() {
        return entries.values().stream().mapToLong(entry -> entry.bytes.length).sum();
    }

    boolean isShared(String id) {
        Entry entry = entries.get(id);
        return entry == null ? id.equals(SHARED) : isShared(entry.parent);
    }

    boolean knows(String parent) {
        Entry entry = entries.get(parent);
        return Set.of("root", ROOT, SHARED).contains(parent) || (entry != null && entry.isFolder());
    }

    private boolean isTrashed(Entry entry) {
        Entry parent = entries.get(entry.parent);
        return entry.trashed || (parent != null && isTrashed(parent));
    }

    /** Whatever is asked beside the bytes. */
    Reply answer(Request request) throws IOException {
        String path = request.path().replaceFirst("/drive/v3/", "");
        if (path.equals("about")) {
            ObjectNode quota = JSON.createObjectNode();
            ObjectNode figures = quota.putObject("storageQuota").put("usage", Long.toString(used()));
            if (limit < Long.MAX_VALUE) {
                figures.put("limit", Long.toString(limit));
            }
            return Reply.of(200, quota.toString());
        }
        if (path.equals("files/generateIds")) {
            ObjectNode ids = JSON.createObjectNode();
            ids.putArray("ids").add(newId());
            return Reply.of(200, ids.toString());
        }
        if (path.equals("files")) {
            return request.method().equals("GET") ? list(request) : makeFolder(request);
        }
        return one(request, path.replaceFirst("files/", ""));
    }

    private Reply makeFolder(Request request) throws IOException {
        var asked = JSON.readTree(request.body().rest());
        String id = asked.path("id").asText();
        String parent = asked.path("parents").path(0).asText();
        if (entries.containsKey(id)) {
            return Fault.refusal(409, "fileIdInUse");
        }
        if (!isIssued(id) || !knows(parent)) {
            return Fault.refusal(isIssued(id) ? 404 : 400, isIssued(id) ? "notFound" : "invalid");
        }
        Entry folder = create(id, asked.path("name").asText(), parent);
        folder.type = asked.path("mimeType").asText();
        return Reply.of(200, json(folder, request.parameter("fields")));
    }

    private Reply one(Request request, String id) throws IOException {
        Entry entry = entries.get(id);
        if (entry == null
                || (isShared(id) && !request.parameter("supportsAllDrives").equals("true"))) {
            return Fault.refusal(404, "notFound");
        }
        return switch (request.method()) {
            case "GET" ->
                request.parameter("alt").equals("media")
                        ? media(entry, request.header("range"))
                        : Reply.of(200, json(entry, request.parameter("fields")));
            case "DELETE" -> delete(entry);
            case "PATCH" -> trash(entry, request);
            default -> Fault.refusal(400, "badRequest");
        };
    }

    private Reply delete(Entry entry) {
        if (role != Role.OWNER) {
            return Fault.refusal(403, "insufficientFilePermissions");
        }
        entries.remove(entry.id);
        return Reply.empty(204);
    }

    private Reply trash(Entry entry, Request request) throws IOException {
        if (role == Role.CONTRIBUTOR) {
            return Fault.refusal(403, "insufficientFilePermissions");
        }
        entry.trashed = JSON.readTree(request.body().rest()).path("trashed").asBoolean();
        return Reply.of(200, json(entry, "id"));
    }

    private static Reply media(Entry entry, String range) {
        Matcher from = Pattern.compile("bytes=(\\d+)-").matcher(range);
        if (!from.matches()) {
            return new Reply(200, Map.of(), ByteBuffer.wrap(entry.bytes), SocketServer.Manner.WHOLE);
        }
        int at = Integer.parseInt(from.group(1));
        int length = entry.bytes.length;
        if (at >= length) {
            return Fault.refusal(416, "requestedRangeNotSatisfiable");
        }
        byte[] rest = Arrays.copyOfRange(entry.bytes, at, length);
        return new Reply(
                206,
                Map.of("Content-Range", "bytes " + at + "-" + (length - 1) + "/" + length),
                ByteBuffer.wrap(rest),
                SocketServer.Manner.WHOLE);
    }

    private Reply list(Request request) {
        Optional<Predicate<Entry>> query = DoubleQuery.parse(request.parameter("q"), this::isTrashed);
        if (query.isEmpty()) {
            return Fault.refusal(400, "invalid");
        }
        boolean shared = request.parameter("corpora").equals("drive")
                && request.parameter("driveId").equals(SHARED)
                && request.parameter("includeItemsFromAllDrives").equals("true")
                && request.parameter("supportsAllDrives").equals("true");
        List<Entry> found = entries.values().stream()
                .filter(entry -> isShared(entry.id) == shared)
                .filter(query.get())
                .toList();
        return page(found, request);
    }

    private Reply page(List<Entry> found, Request request) {
        int from = request.parameter("pageToken").isEmpty() ? 0 : Integer.parseInt(request.parameter("pageToken"));
        int to = Math.min(found.size(), from + PAGE);
        ObjectNode page = JSON.createObjectNode();
        String fields = request.parameter("fields").replaceFirst(".*files\\((.*)\\).*", "$1");
        found.subList(from, to).forEach(entry -> page.withArray("files").add(node(entry, fields)));
        if (to < found.size()) {
            page.put("nextPageToken", Integer.toString(to));
        }
        return Reply.of(200, page.toString());
    }

    String json(Entry entry, String fields) {
        return node(entry, fields).toString();
    }

    /** Only what was asked for, as Drive does. */
    private ObjectNode node(Entry entry, String fields) {
        ObjectNode all = JSON.createObjectNode()
                .put("id", entry.id)
                .put("name", entry.name)
                .put("mimeType", entry.type)
                .put("trashed", isTrashed(entry))
                .put("createdTime", entry.modified.toString())
                .put("modifiedTime", entry.modified.toString());
        if (!entry.isFolder()) {
            all.put("size", Integer.toString(entry.bytes.length)).put("headRevisionId", "revision-" + entry.revision);
        }
        if (!entry.isFolder() && digests) {
            all.put("sha256Checksum", Sha256.of(entry.bytes).hex()).put("md5Checksum", md5(entry.bytes));
        }
        return all.retain(List.of(fields.split(",")));
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
