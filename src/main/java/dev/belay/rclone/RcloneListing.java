package dev.belay.rclone;

import com.fasterxml.jackson.databind.JsonNode;
import dev.belay.offsite.ProbeFile;
import dev.belay.offsite.StoreException;
import dev.belay.offsite.StorePath;
import dev.belay.offsite.StoredObject;
import dev.belay.offsite.Transfer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What lies at a remote. */
final class RcloneListing {
    /** After the name of a file that is not whole yet. */
    static final String PARTIAL = ".partial";

    private final Rclone rclone;

    RcloneListing(Rclone rclone) {
        this.rclone = rclone;
    }

    Optional<StoredObject> find(StorePath path) throws StoreException {
        return ask("lsjson", "--stat", rclone.address(path))
                .filter(RcloneListing::isFile)
                .map(entry -> object(path, entry));
    }

    /** The same with {@code hashes}, for which some servers read all of it. */
    Optional<StoredObject> find(StorePath path, List<String> hashes, Transfer transfer) throws StoreException {
        Stream<String> wanted = hashes.stream().map(hash -> "--hash-type=" + hash);
        String[] arguments = Stream.of(Stream.of("lsjson", "--stat"), wanted, Stream.of(rclone.address(path)))
                .flatMap(each -> each)
                .toArray(String[]::new);
        return present(() -> rclone.work(transfer, arguments))
                .filter(RcloneListing::isFile)
                .map(entry -> object(path, entry));
    }

    private static boolean isFile(JsonNode entry) {
        return entry.isObject() && !entry.path("IsDir").asBoolean();
    }

    List<StoredObject> files(String folder) throws StoreException {
        List<StoredObject> found = new ArrayList<>();
        for (JsonNode entry : entries("lsjson", "--files-only", rclone.address(folder))) {
            StorePath.parse(folder, entry.path("Name").asText())
                    .filter(path -> !path.name().endsWith(PARTIAL) && !ProbeFile.is(path))
                    .ifPresent(path -> found.add(object(path, entry)));
        }
        return found;
    }

    List<String> folders() throws StoreException {
        List<String> found = new ArrayList<>();
        for (JsonNode entry : entries("lsjson", "--dirs-only", rclone.address(""))) {
            String name = entry.path("Name").asText();
            if (StorePath.isFolder(name)) {
                found.add(name);
            }
        }
        return found;
    }

    /** Parts of files that were written before {@code when}, as paths. */
    List<String> partsBefore(Instant when) throws StoreException {
        List<String> found = new ArrayList<>();
        for (JsonNode entry : entries("lsjson", "--files-only", "-R", "--include=*" + PARTIAL, rclone.address(""))) {
            Instant modified = time(entry);
            if (modified != null && modified.isBefore(when)) {
                found.add(entry.path("Path").asText());
            }
        }
        return found;
    }

    private Iterable<JsonNode> entries(String... arguments) throws StoreException {
        return ask(arguments).<Iterable<JsonNode>>map(answer -> answer).orElse(List.of());
    }

    private Optional<JsonNode> ask(String... arguments) throws StoreException {
        return present(() -> rclone.ask(arguments));
    }

    /** Empty when there is nothing of that name. */
    private static Optional<JsonNode> present(Question question) throws StoreException {
        try {
            return Optional.of(RcloneFeatures.parse(question.ask()));
        } catch (StoreException e) {
            if (e.kind() == StoreException.Kind.MISSING) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @FunctionalInterface
    private interface Question {
        String ask() throws StoreException;
    }

    private static StoredObject object(StorePath path, JsonNode entry) {
        JsonNode hashes = entry.path("Hashes");
        return new StoredObject(
                path,
                path.toString(),
                entry.path("Size").asLong(),
                entry.path("ModTime").asText(),
                time(entry),
                hash(hashes, "sha256"),
                hash(hashes, "md5"));
    }

    private static @Nullable String hash(JsonNode hashes, String name) {
        String hash = hashes.path(name).asText();
        return hash.isEmpty() ? null : hash;
    }

    private static @Nullable Instant time(JsonNode entry) {
        try {
            return OffsetDateTime.parse(entry.path("ModTime").asText()).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
