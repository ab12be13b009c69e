package dev.belay.vault;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/** The tables of a manifest as JSON: each of them, or counted while they are passed over. */
final class TablesJson {
    /** The attribute under which a reader that counts is told where the tables are to be had. */
    static final String ELSEWHERE = "tables elsewhere";

    private TablesJson() {}

    /** Reads and writes each. */
    static Module whole() {
        return module(new Whole());
    }

    /** Counts them; each is had from what {@link #ELSEWHERE} names. */
    static Module counted() {
        return module(new Counted());
    }

    private static Module module(JsonDeserializer<Tables> reader) {
        return new SimpleModule().addSerializer(Tables.class, new Written()).addDeserializer(Tables.class, reader);
    }

    private static final class Written extends JsonSerializer<Tables> {
        @Override
        public void serialize(Tables tables, JsonGenerator out, SerializerProvider provider) throws IOException {
            provider.defaultSerializeValue(tables.all(), out);
        }
    }

    private static final class Whole extends JsonDeserializer<Tables> {
        private static final TypeReference<List<TableEntry>> LIST = new TypeReference<>() {};

        @Override
        public Tables deserialize(JsonParser in, DeserializationContext context) throws IOException {
            List<TableEntry> tables =
                    context.readValue(in, context.getTypeFactory().constructType(LIST));
            return Tables.of(tables);
        }
    }

    private static final class Counted extends JsonDeserializer<Tables> {
        @Override
        @SuppressWarnings("unchecked") // ManifestJson alone sets the attribute
        public Tables deserialize(JsonParser in, DeserializationContext context) throws IOException {
            int count = 0;
            long rows = 0;
            while (in.nextToken() == JsonToken.START_OBJECT) {
                count++;
                rows += rows(in);
            }
            return Tables.elsewhere(count, rows, (Supplier<List<TableEntry>>) context.getAttribute(ELSEWHERE));
        }

        private static long rows(JsonParser in) throws IOException {
            long rows = 0;
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                boolean counts = in.currentName().equals("rows");
                in.nextToken();
                if (counts) {
                    rows = in.getLongValue();
                } else {
                    in.skipChildren();
                }
            }
            return rows;
        }
    }
}
