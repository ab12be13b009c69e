package dev.belay.vault;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.belay.base.Sha256;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/** A manifest as JSON. Fields that this version does not know are passed over; a newer layout is refused. */
final class ManifestJson {
    private final ObjectMapper mapper = mapper(TablesJson.whole());
    private final ObjectMapper counting = mapper(TablesJson.counted());

    private static ObjectMapper mapper(Module tables) {
        return JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .addModule(tables)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                .addMixIn(Sha256.class, Digest.class)
                .addMixIn(BackupId.class, Id.class)
                .addMixIn(Reason.class, Word.class)
                .build();
    }

    byte[] write(Manifest manifest) {
        try {
            return mapper.writeValueAsBytes(manifest);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every manifest can be written", e);
        }
    }

    /** Throws when {@code json} is no manifest that this version can read; the message says why. */
    Manifest read(byte[] json) throws IOException {
        return read(mapper.readerFor(Manifest.class), json);
    }

    /** As {@link #read}, with tables that are counted, and had from {@code tables} when somebody asks for them. */
    Manifest outline(byte[] json, Supplier<List<TableEntry>> tables) throws IOException {
        return read(counting.readerFor(Manifest.class).withAttribute(TablesJson.ELSEWHERE, tables), json);
    }

    private Manifest read(ObjectReader reader, byte[] json) throws IOException {
        try {
            Manifest manifest = reader.readValue(json);
            if (manifest.format() < 1 || manifest.format() > Manifest.FORMAT) {
                throw otherLayout(manifest.format());
            }
            return manifest;
        } catch (JsonProcessingException e) {
            int format = format(json);
            if (format > Manifest.FORMAT) {
                throw otherLayout(format);
            }
            throw new DamagedException("its manifest cannot be understood: " + e.getOriginalMessage(), e);
        }
    }

    private static DamagedException otherLayout(int format) {
        return new DamagedException("its manifest has the layout " + format + ", and this version of Belay reads "
                + Manifest.FORMAT + " at most: use a newer Belay");
    }

    /** The layout of what could not be read; 0 when not even that can be. */
    private int format(byte[] json) throws IOException {
        try {
            return mapper.readTree(json).path("format").asInt();
        } catch (JsonProcessingException e) {
            return 0;
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
