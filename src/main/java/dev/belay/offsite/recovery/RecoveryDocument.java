package dev.belay.offsite.recovery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.belay.base.Secret;
import dev.belay.offsite.StorePath;
import dev.belay.offsite.recovery.RecoverySheet.Place;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * What lies encrypted at the top of a store, so that another home can go on where the one that burned stood: the key that
 * signs manifests, and where else copies lie.
 */
record RecoveryDocument(String app, Secret sealKey, List<Place> places) {
    /** Where it lies. */
    static final StorePath PATH = StorePath.top("recovery.age");

    private static final ObjectMapper JSON = new ObjectMapper();

    RecoveryDocument {
        places = List.copyOf(places);
    }

    static RecoveryDocument of(String app, byte[] sealKey, List<Place> places) {
        return new RecoveryDocument(app, new Secret(Base64.getEncoder().encodeToString(sealKey)), places);
    }

    /** The key that signs manifests; empty when there is none in it. */
    Optional<byte[]> key() {
        try {
            return Optional.of(Base64.getDecoder().decode(sealKey.reveal()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Not encrypted yet. */
    byte[] write() {
        ObjectNode root = JSON.createObjectNode();
        root.put("format", 1);
        root.put("app", app);
        root.put("manifestKey", sealKey.reveal());
        root.set("stores", JSON.valueToTree(places));
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts become JSON", e);
        }
    }

    /** What was decrypted; only the key of it is needed to come back. */
    static RecoveryDocument read(byte[] json) throws IOException {
        ObjectNode root = JSON.readValue(json, ObjectNode.class);
        return new RecoveryDocument(
                root.path("app").asText(), new Secret(root.path("manifestKey").asText()), List.of());
    }
}
