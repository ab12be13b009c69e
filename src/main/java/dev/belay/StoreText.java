package dev.belay;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.belay.base.Secret;
import dev.belay.offsite.OffsiteSettings;
import dev.belay.offsite.OffsiteSettings.Store;
import java.util.List;

/** Stores as one text, their secrets among it: it is to be sealed. */
final class StoreText {
    private static final TypeReference<List<Store>> STORES = new TypeReference<>() {};
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addMixIn(Secret.class, Revealed.class)
            .addMixIn(OffsiteSettings.Target.class, OfType.class)
            .build();

    private StoreText() {}

    static Secret write(List<Store> stores) {
        try {
            return new Secret(JSON.writerFor(STORES).writeValueAsString(stores));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every store can be written", withoutText(e));
        }
    }

    static List<Store> read(Secret text) {
        try {
            return JSON.readValue(text.reveal(), STORES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the state holds stores that cannot be read", withoutText(e));
        }
    }

    /** The message of a library may quote what it read. */
    private static Throwable withoutText(JsonProcessingException e) {
        return new IllegalArgumentException(e.getClass().getSimpleName());
    }

    private abstract static class Revealed {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Revealed(String unused) {}

        @JsonValue
        abstract String reveal();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = OffsiteSettings.Drive.class, name = "drive"),
        @JsonSubTypes.Type(value = OffsiteSettings.S3.class, name = "s3"),
        @JsonSubTypes.Type(value = OffsiteSettings.Folder.class, name = "folder"),
        @JsonSubTypes.Type(value = OffsiteSettings.Rclone.class, name = "rclone")
    })
    private abstract static class OfType {}
}
