package dev.belay.web.console;

import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Secret;
import dev.belay.offsite.DriveSignIn;
import dev.belay.offsite.DriveSignIn.Client;
import dev.belay.offsite.DriveSignIn.Consent;
import dev.belay.offsite.DriveSignIn.Device;
import dev.belay.offsite.StoreException;
import dev.belay.operation.CancelSignal;
import dev.belay.web.http.Exchange;
import dev.belay.web.page.ConnectPage.Stage;
import dev.belay.web.page.Problem;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Lets people agree on Google's pages, in this browser or another. */
final class DriveConsents implements AutoCloseable {
    static final String ANSWER = "/offsite/drive/answer";

    /** Where the browser ends whose address is pasted back: nothing listens there. */
    private static final URI LOOPBACK = URI.create("http://127.0.0.1:53999/");

    private final DriveSignIn signIn;
    private final StoreDrafts drafts;
    private final Clock clock;
    private final CancelSignal closing = new CancelSignal();

    DriveConsents(DriveSignIn signIn, StoreDrafts drafts, Clock clock) {
        this.signIn = signIn;
        this.drafts = drafts;
        this.clock = clock;
    }

    /** Whether somebody has to agree before {@code form} says all. */
    static boolean asks(StoreForm form) {
        return switch (form.target().values().getOrDefault("way", "")) {
            case "console", "paste", "device" -> form.target().kind().equals("drive");
            default -> false;
        };
    }

    /** Begins; {@code agreed} is told the credentials when somebody agreed on another device. */
    void begin(StoreDraft draft, Exchange exchange, BiConsumer<StoreDraft, Actor> agreed) {
        Client client = client(draft.form());
        switch (draft.form().target().values().getOrDefault("way", "")) {
            case "device" -> beginOnDevice(draft, client, exchange.actor(), agreed);
            case "paste" -> ask(draft, client, LOOPBACK, true);
            default -> ask(draft, client, redirect(exchange), false);
        }
    }

    private static Client client(StoreForm form) {
        String id = form.target().values().getOrDefault("client_id", "");
        Secret secret = form.target().secrets().getOrDefault("client_secret", new Secret(""));
        if (id.isEmpty() || secret.isEmpty()) {
            throw new BelayException(
                    ErrorCode.USAGE,
                    "the client id or the client secret is empty",
                    "make an OAuth client in Google's console and fill in both");
        }
        return new Client(id, secret);
    }

    /** Google sends browsers back to safe addresses only. */
    private static URI redirect(Exchange exchange) {
        URI console = URI.create(exchange.origin() + ANSWER);
        String host = String.valueOf(console.getHost());
        if (!"https".equals(console.getScheme()) && !host.equals("localhost") && !host.equals("127.0.0.1")) {
            throw new BelayException(
                    ErrorCode.USAGE,
                    "Google sends no browser back to " + exchange.origin() + ", which has no TLS",
                    "choose to paste the address or to use another device, or put the console behind https");
        }
        return console;
    }

    private void ask(StoreDraft draft, Client client, URI redirect, boolean paste) {
        Consent consent = signIn.begin(client, redirect);
        drafts.put(draft.asking(
                new Stage.Consent(consent.page().toString(), paste), new StoreDraft.SignIn(client, consent)));
    }

    private void beginOnDevice(StoreDraft draft, Client client, Actor actor, BiConsumer<StoreDraft, Actor> agreed) {
        try {
            Device device = signIn.beginOnDevice(client);
            StoreDraft waiting =
                    draft.at(new Stage.Device(device.page().toString(), device.userCode(), device.expires()));
            drafts.put(waiting);
            Thread.ofVirtual()
                    .name("a consent on another device")
                    .start(() -> await(waiting, client, device).ifPresent(letIn -> agreed.accept(letIn, actor)));
        } catch (StoreException e) {
            drafts.put(draft.at(failed(e)));
        }
    }

    /** Asks again and again until somebody agreed, or nobody can any more. */
    private Optional<StoreDraft> await(StoreDraft waiting, Client client, Device device) {
        while (drafts.stands(waiting) && !closing.await(device.interval())) {
            try {
                Optional<Secret> credentials = signIn.finishOnDevice(client, device);
                if (credentials.isPresent()) {
                    return Optional.of(waiting.letIn(credentials.get())).filter(next -> drafts.replace(waiting, next));
                }
            } catch (StoreException e) {
                if (e.kind() != StoreException.Kind.TRANSIENT) {
                    drafts.replace(waiting, waiting.at(failed(e)));
                }
            }
            if (!clock.instant().isBefore(device.expires())) {
                drafts.replace(
                        waiting,
                        waiting.at(new Stage.Failed(new Problem(
                                ErrorCode.OFFSITE_FAILED,
                                "nobody agreed on Google's page in time",
                                "begin again and type the new code"))));
            }
        }
        return Optional.empty();
    }

    /**
     * Takes the address on which the browser ended.
     *
     * @return the same draft, let in
     */
    StoreDraft finish(StoreDraft draft, String answer) throws StoreException {
        StoreDraft.SignIn begun = draft.signIn();
        if (begun == null) {
            throw StoreDrafts.unknown();
        }
        return draft.letIn(signIn.finish(begun.client(), begun.consent(), address(answer)));
    }

    private static URI address(String answer) {
        try {
            return URI.create(answer.strip());
        } catch (IllegalArgumentException e) {
            throw new BelayException(
                    ErrorCode.USAGE,
                    "what was pasted is no address",
                    "copy the whole of it from the browser's address line",
                    e);
        }
    }

    static Stage failed(StoreException e) {
        return new Stage.Failed(new Problem(ErrorCode.OFFSITE_FAILED, e.sentence(), e.hint()));
    }

    /** Nobody is waited for any more. */
    @Override
    public void close() {
        closing.raise();
    }
}
