package dev.belay.drive;

import dev.belay.base.Secret;
import dev.belay.base.Sha256;
import dev.belay.drive.TokenEndpoint.Reply;
import dev.belay.offsite.DriveSignIn;
import dev.belay.offsite.StoreException;
import dev.belay.offsite.StoreException.Kind;
import dev.belay.operation.CancelSignal;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks Google itself, with the client id of the team, for the right to the files that it makes. */
public final class GoogleSignIn implements DriveSignIn {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SLOWER = Duration.ofSeconds(5);
    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(5);
    private static final Duration USUAL_DEVICE_LIFE = Duration.ofMinutes(15);
    private static final String AGAIN = "begin again";

    private final Clock clock;
    private final Endpoints endpoints;
    private final Duration patience;
    private final SecureRandom random = new SecureRandom();

    /**
     * Where Google is asked.
     *
     * @param consent the page that a browser opens
     */
    public record Endpoints(URI consent, URI token, URI device) {
        /** Those that Google documents. */
        public static Endpoints google() {
            return new Endpoints(
                    URI.create("https://accounts.google.com/o/oauth2/v2/auth"),
                    URI.create("https://oauth2.googleapis.com/token"),
                    URI.create("https://oauth2.googleapis.com/device/code"));
        }
    }

    /** At Google itself. */
    public GoogleSignIn(Clock clock) {
        this(clock, Endpoints.google());
    }

    /** Somewhere else: at a proxy or a double. */
    public GoogleSignIn(Clock clock, Endpoints endpoints) {
        this(clock, endpoints, PATIENCE);
    }

    GoogleSignIn(Clock clock, Endpoints endpoints, Duration patience) {
        this.clock = clock;
        this.endpoints = endpoints;
        this.patience = patience;
    }

    @Override
    public Consent begin(Client client, URI redirect) {
        Secret state = secret();
        Secret verifier = secret();
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", client.id());
        query.put("redirect_uri", redirect.toString());
        query.put("response_type", "code");
        query.put("scope", DriveCredentials.SCOPE);
        query.put("access_type", "offline");
        query.put("prompt", "consent");
        query.put("state", state.reveal());
        query.put("code_challenge", challenge(verifier));
        query.put("code_challenge_method", "S256");
        String text = query.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return new Consent(URI.create(endpoints.consent() + "?" + text), redirect, state, verifier);
    }

    private Secret secret() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return new Secret(text(bytes));
    }

    private static String challenge(Secret verifier) {
        return text(Sha256.digest().digest(verifier.reveal().getBytes(StandardCharsets.US_ASCII)));
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public Secret finish(Client client, Consent consent, URI answer) throws StoreException {
        Map<String, String> fields = query(answer);
        if (!same(consent.state().reveal(), fields.getOrDefault("state", ""))) {
            throw refused("this address does not answer the question that was asked here", AGAIN);
        }
        if (fields.containsKey("error")) {
            throw refusal(fields.get("error"));
        }
        String code = fields.getOrDefault("code", "");
        if (code.isEmpty()) {
            throw refused(
                    "this address holds no code from Google", "paste the whole address on which the browser ended");
        }
        Map<String, String> form = form(client);
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("code_verifier", consent.verifier().reveal());
        form.put("redirect_uri", consent.redirect().toString());
        Reply reply = post(endpoints.token(), form);
        if (!reply.isSuccess()) {
            throw refusal(reply.error());
        }
        return credentials(client, reply);
    }

    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> query(URI answer) {
        String query = Optional.ofNullable(answer.getRawQuery()).orElse("");
        return Arrays.stream(query.split("&"))
                .map(field -> field.split("=", 2))
                .filter(field -> field.length == 2)
                .collect(Collectors.toMap(field -> field[0], field -> decoded(field[1]), (first, _) -> first));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return ""; // nothing that Google wrote
        }
    }

    @Override
    public Device beginOnDevice(Client client) throws StoreException {
        Reply reply = post(
                endpoints.device(),
                new LinkedHashMap<>(Map.of("client_id", client.id(), "scope", DriveCredentials.SCOPE)));
        Optional<String> page = reply.text("verification_url").or(() -> reply.text("verification_uri"));
        Optional<String> code = reply.text("device_code");
        Optional<String> userCode = reply.text("user_code");
        if (!reply.isSuccess() || page.isEmpty() || code.isEmpty() || userCode.isEmpty()) {
            throw refusal(reply.error());
        }
        return new Device(
                page(page.get()),
                userCode.get(),
                new Secret(code.get()),
                reply.seconds("interval").orElse(USUAL_INTERVAL),
                clock.instant().plus(reply.seconds("expires_in").orElse(USUAL_DEVICE_LIFE)));
    }

    private static URI page(String text) throws StoreException {
        if (!text.matches("https?://[\\w.:/-]+")) {
            throw refusal("");
        }
        return URI.create(text);
    }

    @Override
    public Optional<Secret> finishOnDevice(Client client, Device device) throws StoreException {
        if (!clock.instant().isBefore(device.expires())) {
            throw refusal("expired_token");
        }
        Map<String, String> form = form(client);
        form.put("grant_type", "urn:ietf:params:oauth:grant-type:device_code");
        form.put("device_code", device.code().reveal());
        Reply reply = post(endpoints.token(), form);
        if (reply.isSuccess()) {
            return Optional.of(credentials(client, reply));
        }
        return switch (reply.error()) {
            case "authorization_pending" -> Optional.empty();
            case "slow_down" ->
                throw StoreException.passing(
                        "Google was asked too often", device.interval().plus(SLOWER), null);
            default -> throw refusal(reply.error());
        };
    }

    private static Map<String, String> form(Client client) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("client_id", client.id());
        form.put("client_secret", client.secret().reveal());
        return form;
    }

    private Reply post(URI address, Map<String, String> form) throws StoreException {
        try (Wire wire = new Wire(patience)) {
            return new TokenEndpoint(wire, address, clock).post(form, new CancelSignal());
        }
    }

    private Secret credentials(Client client, Reply reply) throws StoreException {
        List<String> scopes =
                List.of(reply.text("scope").orElse(DriveCredentials.SCOPE).split(" "));
        if (!scopes.contains(DriveCredentials.SCOPE)) {
            throw refused(
                    "the right to the files that Belay makes was not given", "begin again, and leave the box ticked");
        }
        Optional<String> token = reply.text("refresh_token");
        if (token.isEmpty()) {
            throw refused("Google let Belay in for an hour only, without a token to come back with", AGAIN);
        }
        return new DriveCredentials.User(
                        client.id(),
                        client.secret(),
                        new Secret(token.get()),
                        endpoints.token(),
                        reply.seconds("refresh_token_expires_in")
                                .map(clock.instant()::plus)
                                .orElse(null))
                .json();
    }

    /** What Google's word for a refusal means. */
    private static StoreException refusal(String error) {
        return switch (error) {
            case "access_denied" -> refused("the person did not agree, or is not among the test users", AGAIN);
            case "expired_token", "invalid_grant" -> refused("the code has run out, or was used already", AGAIN);
            case "redirect_uri_mismatch" ->
                refused(
                        "the client in Google's console does not list the address of this console",
                        "add it there under the authorised redirect URIs");
            case "invalid_client", "unauthorized_client" ->
                refused(
                        "Google does not know this client id with this secret, or it is of another type",
                        "look at the client in Google's console");
            case "invalid_scope" ->
                refused("Google does not let this client ask for Drive", "look at the client in Google's console");
            case "org_internal", "admin_policy_enforced" ->
                refused("the administrator of the Google domain forbids it", "ask that administrator");
            case "rate_limit_exceeded" ->
                StoreException.passing("too many people are connecting with this client id", null, null);
            default -> new StoreException(Kind.BROKEN, "Google refused to let Belay in", AGAIN);
        };
    }

    private static StoreException refused(String sentence, String hint) {
        return new StoreException(Kind.DENIED, sentence, hint);
    }
}
