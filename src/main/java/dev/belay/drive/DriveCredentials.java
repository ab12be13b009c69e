package dev.belay.drive;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belay.base.Secret;
import dev.belay.offsite.StoreException;
import dev.belay.offsite.StoreException.Kind;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who signs in: the JSON that Google's own tools read, with one field of ours. */
final class DriveCredentials {
    /** Files that this client id made, and no others. */
    static final String SCOPE = "https://www.googleapis.com/auth/drive.file";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOKENS = "https://oauth2.googleapis.com/token";
    /** Known when the consent was given; Google's own tools pass over it. */
    private static final String ENDS = "belay_sign_in_ends";

    private DriveCredentials() {}

    /**
     * A person.
     *
     * @param tokens where tokens are given out
     * @param ends when the sign-in ends; null when that is not foreseen
     */
    record User(
            String clientId,
            Secret clientSecret,
            Secret refreshToken,
            URI tokens,
            @Nullable Instant ends) {

        /** The JSON of an {@code authorized_user}. */
        Secret json() {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("type", "authorized_user");
            fields.put("client_id", clientId);
            fields.put("client_secret", clientSecret.reveal());
            fields.put("refresh_token", refreshToken.reveal());
            fields.put("token_uri", tokens.toString());
            if (ends != null) {
                fields.put(ENDS, ends.toString());
            }
            return new Secret(JSON.valueToTree(fields).toString());
        }
    }

    /** What {@code json} describes; asks nobody yet. */
    static TokenSource source(Secret json, Wire wire, Clock clock) throws StoreException {
        JsonNode fields = parse(json);
        return switch (fields.path("type").asText("")) {
            case "authorized_user" -> {
                User user = user(fields);
                yield new UserTokens(new TokenEndpoint(wire, user.tokens(), clock), user, clock);
            }
            case "service_account" -> new ServiceTokens(wire, json, clock);
            default -> throw unreadable("they are neither an authorized_user nor a service_account");
        };
    }

    private static JsonNode parse(Secret json) throws StoreException {
        try {
            return JSON.readTree(json.reveal());
        } catch (JacksonException e) {
            throw unreadable("they are no JSON");
        }
    }

    private static User user(JsonNode fields) throws StoreException {
        return new User(
                text(fields, "client_id"),
                new Secret(text(fields, "client_secret")),
                new Secret(text(fields, "refresh_token")),
                address(fields.path("token_uri").asText(TOKENS)),
                moment(fields.path(ENDS).asText("")));
    }

    private static String text(JsonNode fields, String name) throws StoreException {
        String value = fields.path(name).asText("");
        if (value.isEmpty()) {
            throw unreadable("the field " + name + " is missing");
        }
        return value;
    }

    private static URI address(String text) throws StoreException {
        if (!text.matches("https?://[^\\s@]+")) {
            throw unreadable("token_uri is no address");
        }
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw unreadable("token_uri is no address");
        }
    }

    private static @Nullable Instant moment(String text) throws StoreException {
        try {
            return text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            throw unreadable(ENDS + " is no moment");
        }
    }

    /** They cannot be used; says why without a word of them. */
    static StoreException unreadable(String why) {
        return new StoreException(
                Kind.BROKEN,
                "the credentials for Google Drive cannot be used: " + why,
                "give the JSON file as Google made it, or connect the store again");
    }
}
