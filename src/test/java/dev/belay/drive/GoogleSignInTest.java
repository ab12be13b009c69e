package dev.belay.drive;

import static dev.belay.drive.DriveScene.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.base.Secret;
import dev.belay.offsite.DriveSignIn;
import dev.belay.offsite.DriveSignIn.Client;
import dev.belay.offsite.DriveSignIn.Consent;
import dev.belay.offsite.DriveSignIn.Device;
import dev.belay.offsite.OffsiteSettings;
import dev.belay.offsite.Placed;
import dev.belay.offsite.StoreException;
import dev.belay.offsite.StoreException.Kind;
import dev.belay.offsite.Transfer;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoogleSignInTest {
    private static final URI REDIRECT = URI.create("http://127.0.0.1:8484/settings/offsite/drive");

    private final DriveScene scene = new DriveScene();
    private final DriveDouble drive = scene.drive;
    private final DriveSignIn signIn = new GoogleSignIn(scene.clock, drive.endpoints());
    private final Client client = drive.client();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void whoAgreesOnAPageHasAStoreThatWorks() throws Exception {
        Consent consent = signIn.begin(client, REDIRECT);

        Secret credentials = signIn.finish(client, consent, drive.tokens().agree(consent.page()));

        assertWorks(credentials);
    }

    @Test
    void whoAgreesOnAnotherDeviceHasAStoreThatWorks() throws Exception {
        Device device = signIn.beginOnDevice(client);
        assertThat(device.userCode()).isEqualTo("GQVQ-JKEC");
        assertThat(device.interval()).isEqualTo(Duration.ofSeconds(5));
        assertThat(signIn.finishOnDevice(client, device)).isEmpty();
        drive.tokens().answerOnDevice("");

        Optional<Secret> credentials = signIn.finishOnDevice(client, device);

        assertWorks(credentials.orElseThrow());
    }

    private void assertWorks(Secret credentials) throws Exception {
        URI root = drive.settings("Belay").apiRoot();
        DriveStore store = scene.store(new OffsiteSettings.Drive("Belay", credentials, null, root));
        Placed placed = DriveScene.put(store);
        store.prove(placed, Transfer.unwatched());
    }

    @Test
    void theConsentAsksForNoMoreThanTheFilesThatBelayMakes() {
        Consent consent = signIn.begin(client, REDIRECT);

        assertThat(SocketServer.Fields.of(consent.page().getRawQuery()).values())
                .containsEntry("scope", "https://www.googleapis.com/auth/drive.file")
                .containsEntry("access_type", "offline")
                .containsEntry("prompt", "consent")
                .containsEntry("redirect_uri", REDIRECT.toString())
                .containsEntry("state", consent.state().reveal())
                .doesNotContainValue(consent.verifier().reveal())
                .doesNotContainValue(client.secret().reveal());
        assertThat(signIn.begin(client, REDIRECT).state()).isNotEqualTo(consent.state());
    }

    @ParameterizedTest
    @ValueSource(strings = {"?code=4/canary&state=another", "?code=4/canary", "", "?state=%zz"})
    void anAnswerToAnotherQuestionIsRefusedBeforeGoogleIsAsked(String query) {
        Consent consent = signIn.begin(client, REDIRECT);

        StoreException refusal = refusal(() -> signIn.finish(client, consent, answer(query)));

        assertThat(refusal.kind()).isEqualTo(Kind.DENIED);
        assertThat(refusal).hasMessageContaining("does not answer the question");
        assertThat(drive.tokens().given()).isZero();
    }

    /** Also one that Java would not take for an address. */
    private static URI answer(String query) {
        return URI.create(REDIRECT + query.replace("%zz", "%25zz"));
    }

    @Test
    void aCodeIsGoodOnce() throws Exception {
        Consent consent = signIn.begin(client, REDIRECT);
        URI answer = drive.tokens().agree(consent.page());
        signIn.finish(client, consent, answer);

        assertThat(refusal(() -> signIn.finish(client, consent, answer))).hasMessageContaining("used already");
    }

    @Test
    void aCodeIsOfNoUseToWhoeverDidNotBegin() {
        Consent consent = signIn.begin(client, REDIRECT);
        URI answer = drive.tokens().agree(consent.page());
        Consent stolen = new Consent(consent.page(), REDIRECT, consent.state(), new Secret("guessed"));

        assertThat(refusal(() -> signIn.finish(client, stolen, answer)).kind()).isEqualTo(Kind.DENIED);
    }

    @ParameterizedTest
    @CsvSource({
        "access_denied, did not agree",
        "redirect_uri_mismatch, does not list the address",
        "admin_policy_enforced, administrator",
        "something_new, refused to let Belay in"
    })
    void whatGoogleSaysOnThePageIsTranslated(String error, String sentence) {
        Consent consent = signIn.begin(client, REDIRECT);
        URI answer = URI.create(
                REDIRECT + "?error=" + error + "&state=" + consent.state().reveal());

        assertThat(refusal(() -> signIn.finish(client, consent, answer))).hasMessageContaining(sentence);
    }

    @Test
    void anAnswerWithoutACodeIsRefused() {
        Consent consent = signIn.begin(client, REDIRECT);
        URI answer = URI.create(REDIRECT + "?state=" + consent.state().reveal());

        assertThat(refusal(() -> signIn.finish(client, consent, answer))).hasMessageContaining("holds no code");
    }

    @Test
    void aConsentWithoutTheBoxTickedIsRefused() {
        drive.tokens().grant("openid");
        Consent consent = signIn.begin(client, REDIRECT);

        assertThat(refusal(() -> signIn.finish(client, consent, drive.tokens().agree(consent.page()))))
                .hasMessageContaining("was not given");
    }

    @Test
    void aConsentForAnHourOnlyIsRefused() {
        drive.tokens().leaveOutRefreshToken();
        Consent consent = signIn.begin(client, REDIRECT);

        assertThat(refusal(() -> signIn.finish(client, consent, drive.tokens().agree(consent.page()))))
                .hasMessageContaining("without a token to come back with");
    }

    @Test
    void theEndOfASignInIsKeptWithTheCredentials() throws Exception {
        drive.tokens().endSignInsAfter(Duration.ofDays(7));
        Consent consent = signIn.begin(client, REDIRECT);

        Secret credentials = signIn.finish(client, consent, drive.tokens().agree(consent.page()));

        assertThat(credentials.reveal()).contains("\"belay_sign_in_ends\":\"2026-02-26T03:00:00Z\"");
        assertWorks(credentials);
    }

    @Test
    void aWrongSecretIsSaid() {
        Client wrong = new Client(client.id(), new Secret("canary"));
        Consent consent = signIn.begin(wrong, REDIRECT);

        assertThat(refusal(() -> signIn.finish(wrong, consent, drive.tokens().agree(consent.page()))))
                .hasMessageContaining("does not know this client id");
        assertThat(refusal(() -> signIn.beginOnDevice(new Client("other", client.secret()))))
                .hasMessageContaining("does not know this client id");
    }

    @ParameterizedTest
    @CsvSource({"access_denied, did not agree", "expired_token, has run out", "rate_limit_exceeded, too many people"})
    void whatHappensOnTheDeviceIsTranslated(String error, String sentence) throws Exception {
        Device device = signIn.beginOnDevice(client);
        drive.tokens().answerOnDevice(error);

        assertThat(refusal(() -> signIn.finishOnDevice(client, device))).hasMessageContaining(sentence);
    }

    @Test
    void whoAsksTooOftenIsToldToWaitLonger() throws Exception {
        Device device = signIn.beginOnDevice(client);
        drive.tokens().answerOnDevice("slow_down");

        StoreException refusal = refusal(() -> signIn.finishOnDevice(client, device));

        assertThat(refusal.kind()).isEqualTo(Kind.TRANSIENT);
        assertThat(refusal.retryAfter()).contains(Duration.ofSeconds(10));
    }

    @Test
    void aCodeThatHasRunOutIsNotAskedFor() throws Exception {
        Device device = signIn.beginOnDevice(client);
        drive.tokens().answerOnDevice("");
        scene.clock.advance(Duration.ofMinutes(30));

        assertThat(refusal(() -> signIn.finishOnDevice(client, device))).hasMessageContaining("has run out");
        assertThat(drive.tokens().given()).isZero();
    }
}
