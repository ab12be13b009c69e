package dev.belay.rclone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.belay.offsite.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a remote can do.
 *
 * @param renames whether a file is sent under another name and renamed when it is whole; where files appear only when
 *     they are whole, or where a renaming would be a second transfer, it is not
 * @param hashes of those that can be compared with ours, in rclone's words, the best first
 */
record RcloneFeatures(boolean renames, List<String> hashes) {
    private static final JsonMapper JSON = new JsonMapper();

    static RcloneFeatures of(Rclone rclone) throws StoreException {
        JsonNode answer = parse(rclone.ask("backend", "features", rclone.address("")));
        List<String> hashes = new ArrayList<>();
        answer.path("Hashes").forEach(hash -> hashes.add(hash.asText()));
        JsonNode features = answer.path("Features");
        return new RcloneFeatures(
                features.path("Move").asBoolean()
                        && !features.path("BucketBased").asBoolean(),
                Stream.of("sha256", "md5").filter(hashes::contains).toList());
    }

    /** Reads what rclone printed. */
    static JsonNode parse(String json) throws StoreException {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw StoreException.passing("what rclone printed cannot be understood", null, e);
        }
    }
}
