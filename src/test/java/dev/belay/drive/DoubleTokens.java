package dev.belay.drive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.belay.base.Sha256;
import dev.belay.drive.SocketServer.Fields;
import dev.belay.drive.SocketServer.Reply;
import dev.belay.drive.SocketServer.Request;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the double gives out codes and tokens. */
final class DoubleTokens {
    static final String CLIENT = "1234-belay.apps.example.com";
    static final String CLIENT_SECRET = "canary-client-secret";
    static final String REFRESH = "canary-refresh-token";
    static final String ACCESS = "canary-access-token-";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EMAIL = "belay@project.example.com";

    private final Clock clock;
    private final Map<String, Instant> tokens = new HashMap<>();
    private final Map<String, Fields> codes = new HashMap<>();
    private @Nullable KeyPair key;
    private String deviceAnswer = "authorization_pending";
    private @Nullable Duration signInLasts;
    private boolean revoked;
    private boolean leavesOutRefresh;
    private String scope = DriveCredentials.SCOPE;
    private int given;

    DoubleTokens(Clock clock) {
        this.clock = clock;
    }

    /** Made when it is needed, since that takes long. */
    private KeyPair key() {
        KeyPair known = key;
        if (known == null) {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                known = generator.generateKeyPair();
                key = known;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
        return known;
    }

    /** The person takes back the consent. */
    void revoke() {
        revoked = true;
        tokens.clear();
    }

    /** The consent screen is in testing mode. */
    void endSignInsAfter(Duration time) {
        signInLasts = time;
    }

    /** The person unticks the box. */
    void grant(String other) {
        scope = other;
    }

    void leaveOutRefreshToken() {
        leavesOutRefresh = true;
    }

    /** What the person does on the other device: an error of OAuth, or nothing for consent. */
    void answerOnDevice(String error) {
        deviceAnswer = error;
    }

    void forgetAccess() {
        tokens.clear();
    }

    /** How many access tokens were given out. */
    int given() {
        return given;
    }

    boolean accepts(String authorization) {
        Instant expires = tokens.get(authorization.replaceFirst("Bearer ", ""));
        return expires != null && clock.instant().isBefore(expires);
    }

    /** The person agrees on the page of a consent; returns where the browser ends. */
    URI agree(URI page) {
        Fields asked = Fields.of(page.getRawQuery());
        if (!asked.get("access_type").equals("offline")
                || !asked.get("code_challenge_method").equals("S256")) {
            throw new AssertionError(
                    "not asked as it should be: " + asked.values().keySet());
        }
        String code = "4/canary-code-" + codes.size();
        codes.put(code, asked);
        return URI.create(asked.get("redirect_uri") + "?state=" + asked.get("state") + "&code="
                + code.replace("/", "%2F") + "&scope=" + scope);
    }

    String serviceAccount(URI tokenUri) {
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getEncoder().encodeToString(key().getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        return JSON.createObjectNode()
                .put("type", "service_account")
                .put("project_id", "project")
                .put("private_key_id", "key-1")
                .put("private_key", pem)
                .put("client_email", EMAIL)
                .put("client_id", "42")
                .put("token_uri", tokenUri.toString())
                .toString();
    }

    Reply answer(Request request) throws IOException {
        Fields form = request.form();
        if (request.path().equals("/device/code")) {
            return form.get("client_id").equals(CLIENT) ? device(form) : error(401, "invalid_client");
        }
        return switch (form.get("grant_type")) {
            case "urn:ietf:params:oauth:grant-type:jwt-bearer" -> service(form);
            case "refresh_token" -> isClient(form) ? refresh(form) : error(401, "invalid_client");
            case "authorization_code" -> isClient(form) ? exchange(form) : error(401, "invalid_client");
            case "urn:ietf:params:oauth:grant-type:device_code" ->
                isClient(form) ? onDevice(form) : error(401, "invalid_client");
            default -> error(400, "unsupported_grant_type");
        };
    }

    private static boolean isClient(Fields form) {
        return CLIENT.equals(form.get("client_id")) && CLIENT_SECRET.equals(form.get("client_secret"));
    }

    private Reply refresh(Fields form) {
        return revoked || !REFRESH.equals(form.get("refresh_token"))
                ? error(400, "invalid_grant")
                : Reply.of(200, token().toString());
    }

    private Reply exchange(Fields form) {
        @Nullable Fields asked = codes.remove(form.get("code"));
        if (asked == null
                || !asked.get("redirect_uri").equals(form.get("redirect_uri"))
                || !asked.get("code_challenge").equals(challenge(form.get("code_verifier")))) {
            return error(400, "invalid_grant");
        }
        return Reply.of(200, withRefresh().toString());
    }

    private static String challenge(String verifier) {
        byte[] digest = Sha256.digest().digest(verifier.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }

    private static Reply device(Fields form) {
        if (!form.get("scope").equals(DriveCredentials.SCOPE)) {
            return error(400, "invalid_scope");
        }
        return Reply.of(
                200,
                "{\"device_code\":\"canary-device-code\",\"user_code\":\"GQVQ-JKEC\",\"expires_in\":1800,"
                        + "\"interval\":5,\"verification_url\":\"https://www.google.com/device\"}");
    }

    private Reply onDevice(Fields form) {
        if (!form.get("device_code").equals("canary-device-code")) {
            return error(400, "invalid_grant");
        }
        return switch (deviceAnswer) {
            case "" -> Reply.of(200, withRefresh().toString());
            case "authorization_pending" -> error(428, deviceAnswer);
            default -> error(403, deviceAnswer);
        };
    }

    private Reply service(Fields form) throws IOException {
        String[] parts = form.get("assertion").split("\\.");
        JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
        boolean ours = claims.path("iss").asText().equals(EMAIL)
                && claims.path("scope").asText().equals(DriveCredentials.SCOPE);
        return ours && !revoked && isSigned(parts) ? Reply.of(200, token().toString()) : error(400, "invalid_grant");
    }

    private boolean isSigned(String[] parts) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key().getPublic());
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private ObjectNode withRefresh() {
        ObjectNode answer = token();
        return leavesOutRefresh ? answer : answer.put("refresh_token", REFRESH);
    }

    private ObjectNode token() {
        given++;
        tokens.put(ACCESS + given, clock.instant().plusSeconds(3599));
        ObjectNode answer = JSON.createObjectNode()
                .put("access_token", ACCESS + given)
                .put("expires_in", 3599)
                .put("scope", scope)
                .put("token_type", "Bearer");
        Optional.ofNullable(signInLasts).ifPresent(lasts -> answer.put("refresh_token_expires_in", lasts.toSeconds()));
        return answer;
    }

    private static Reply error(int status, String error) {
        return Reply.of(
                status, "{\"error\":\"" + error + "\",\"error_description\":\"canary in the words of Google\"}");
    }
}
