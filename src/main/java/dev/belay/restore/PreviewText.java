package dev.belay.restore;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** Writes a preview into the journal and reads it back, so that a restore survives a reload and another process. */
final class PreviewText {
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .setVisibility(PropertyAccessor.GETTER, JsonAutoDetect.Visibility.NONE)
            .setVisibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
            .setVisibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY);

    private PreviewText() {}

    static String write(Preview preview) {
        try {
            return JSON.writeValueAsString(preview);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a preview can always be written", e);
        }
    }

    static Preview read(String text) {
        try {
            return JSON.readValue(text, Preview.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the journal holds a preview that cannot be read", e);
        }
    }
}
