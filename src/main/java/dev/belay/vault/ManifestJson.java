package dev.belay.vault;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.belay.base.Sha256;
import java.io.IOException;

/** A manifest as JSON. Fields that this version does not know are passed over; a newer layout is refused. */
final class ManifestJson {
    private final ObjectMapper mapper = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .addMixIn(Sha256.class, Digest.class)
            .addMixIn(BackupId.class, Id.class)
            .addMixIn(Reason.class, Word.class)
            .build();

    byte[] write(Manifest manifest) {
        try {
            return mapper.writeValueAsBytes(manifest);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every manifest can be written", e);
        }
    }

    /** Throws when {@code json} is no manifest that this version can read; the message says why. */
    Manifest read(byte[] json) throws IOException {
        try {
            JsonNode tree = mapper.readTree(json);
            int format = tree.path("format").asInt();
            if (format < 1 || format > Manifest.FORMAT) {
                throw new DamagedException("its manifest has the layout " + format
                        + ", and this version of Belay reads " + Manifest.FORMAT + " at most: use a newer Belay");
            }
            return mapper.treeToValue(tree, Manifest.class);
        } catch (JsonProcessingException e) {
            throw new DamagedException("its manifest cannot be understood: " + e.getOriginalMessage(), e);
        }
    }

    private abstract static class Digest {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Digest(String unused) {}

        @JsonValue
        abstract String hex();
    }

    private abstract static class Id {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Id(String unused) {}

        @JsonValue
        abstract String value();
    }

    private abstract static class Word {
        @JsonValue
        abstract String word();
    }
}
