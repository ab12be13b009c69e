package dev.belay.web.console;

import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Secret;
import dev.belay.offsite.DriveSignIn;
import dev.belay.offsite.OffsiteService;
import dev.belay.offsite.OffsiteSettings.Store;
import dev.belay.offsite.StoreException;
import dev.belay.offsite.recovery.KeySetup;
import dev.belay.web.http.EventStreams;
import dev.belay.web.http.EventStreams.Event;
import dev.belay.web.http.Exchange;
import dev.belay.web.page.ConnectPage;
import dev.belay.web.page.ConnectPage.Draft;
import dev.belay.web.page.ConnectPage.Form;
import dev.belay.web.page.ConnectPage.Stage;
import dev.belay.web.page.Notice;
import dev.belay.web.page.Problem;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Connects a store: kind, fields, consent where one is needed, test; and only then, with the password, it is kept. */
public final class ConnectActions implements AutoCloseable {
    private static final String PATH = "/offsite/connect";

    private final PageWriter writer;
    private final OffsiteService service;
    private final KeySetup keys;
    private final PasswordAgain password;
    private final EventStreams streams;
    private final Clock clock;
    private final StoreDrafts drafts;
    private final DriveConsents consents;

    public ConnectActions(PageWriter writer, Asked asked, PasswordAgain password, EventStreams streams) {
        this.writer = writer;
        this.service = asked.service();
        this.keys = asked.keys();
        this.password = password;
        this.streams = streams;
        this.clock = asked.clock();
        this.drafts = new StoreDrafts(asked.random(), clock);
        this.consents = new DriveConsents(asked.signIn(), drafts, clock);
    }

    /** Whom this asks. */
    public record Asked(OffsiteService service, DriveSignIn signIn, KeySetup keys, SecureRandom random, Clock clock) {}

    /** The choice of a kind; or the fields of one, as they were filled in so far. */
    public void form(Exchange exchange) {
        String kind = exchange.query("kind");
        if (!exchange.query("draft").isEmpty()) {
            StoreDraft draft = draft(exchange, exchange.query("draft"));
            showForm(exchange, draft.form().shown(draft.id(), sealing()), null);
        } else if (!exchange.query("change").isEmpty()) {
            showForm(exchange, StoreForm.of(changed(exchange.query("change"))).shown("", sealing()), null);
        } else if (ConnectPage.KINDS.contains(kind)) {
            showForm(exchange, Form.empty(kind, sealing()), null);
        } else {
            writer.show(exchange, writer.pages().connect().kinds(writer.shells().page(exchange)));
        }
    }

    /** Takes the fields, and tests what they say unless somebody has to agree first. */
    public void submit(Exchange exchange) {
        StoreForm form = StoreForm.of(exchange, known(exchange));
        if (!ConnectPage.KINDS.contains(form.target().kind())) {
            throw new BelayException(
                    ErrorCode.NOT_FOUND, "no such kind of store is known", "choose one of those that are shown");
        }
        String id = exchange.field("draft").isEmpty() ? drafts.newId() : exchange.field("draft");
        try {
            Store store = form.store(clock.getZone());
            requireFree(store.name(), form.change());
            StoreDraft draft = new StoreDraft(id, exchange.person().name(), form, store, new Stage.Testing(), null);
            if (DriveConsents.asks(form)) {
                consents.begin(draft, exchange, this::test);
            } else {
                drafts.put(draft);
                test(draft, exchange.actor());
            }
        } catch (BelayException refusal) {
            showForm(exchange, form.shown(exchange.field("draft"), sealing()), refusal);
            return;
        }
        exchange.seeOther(PATH + "/" + id);
    }

    /** How far it is. */
    public void page(Exchange exchange) {
        showDraft(exchange, draft(exchange, exchange.pathPart("id")), null);
    }

    /** Tells when it got on. */
    public void events(Exchange exchange) throws IOException {
        StoreDraft shown = draft(exchange, exchange.pathPart("id"));
        streams.serve(
                exchange,
                () -> drafts.stands(shown) && waits(shown.stage())
                        ? new Event("update", "", false)
                        : new Event("turn", "changed", true));
    }

    private static boolean waits(Stage stage) {
        return switch (stage) {
            case Stage.Device _, Stage.Testing _ -> true;
            case Stage.Consent _, Stage.Tested _, Stage.Failed _ -> false;
        };
    }

    /** Google has answered; but a browser that comes from there does not show yet who it is. */
    public void answered(Exchange exchange) {
        String next = "/offsite/drive/finish?" + query(exchange);
        exchange.header("Refresh", "0;url=" + next);
        writer.show(exchange, writer.pages().connect().passing(writer.shells().bare(exchange), next));
    }

    /** Shows what to go on with after Google has answered. */
    public void answer(Exchange exchange) {
        String state = exchange.query("state");
        StoreDraft draft = drafts.find(exchange.person().name(), each -> waitsFor(each, state))
                .orElseThrow(StoreDrafts::unknown);
        writer.show(
                exchange,
                writer.pages()
                        .connect()
                        .answer(
                                writer.shells().page(exchange),
                                draft.id(),
                                redirect(draft).orElseThrow(StoreDrafts::unknown) + "?" + query(exchange)));
    }

    /** Exchanges what Google answered, and tests the drive. */
    public void finish(Exchange exchange) {
        StoreDraft draft = draft(exchange, exchange.pathPart("id"));
        try {
            StoreDraft letIn = consents.finish(draft, exchange.field("answer")).at(new Stage.Testing());
            drafts.put(letIn);
            test(letIn, exchange.actor());
        } catch (StoreException e) {
            drafts.put(draft.at(DriveConsents.failed(e)));
        } catch (BelayException refusal) {
            showDraft(exchange, draft, refusal);
            return;
        }
        exchange.seeOther(PATH + "/" + draft.id());
    }

    /** Keeps what was tested, after the password was given again. */
    public void keep(Exchange exchange) {
        StoreDraft draft = draft(exchange, exchange.pathPart("id"));
        try {
            if (!(draft.stage() instanceof Stage.Tested)) {
                throw new BelayException(
                        ErrorCode.REFUSED,
                        "the store " + draft.store().name() + " has passed no test",
                        "test it first");
            }
            password.require(exchange, "connect " + draft.store().name());
            requireFree(draft.store().name(), draft.form().change());
            service.setup().save(draft.store(), exchange.actor());
        } catch (BelayException refusal) {
            showDraft(exchange, draft, refusal);
            return;
        }
        drafts.forget(draft.id());
        exchange.notice(Notice.STORE_KEPT);
        exchange.seeOther(OffsiteActions.PATH);
    }

    /** Tests a draft; of a test that takes long, its page tells the end. */
    private void test(StoreDraft draft, Actor actor) {
        StoreDraft testing = draft.at(new Stage.Testing());
        drafts.put(testing);
        Patience.with(
                "the test of " + testing.store().name(),
                () -> drafts.replace(testing, testing.at(tested(testing.store(), actor))));
    }

    private Stage tested(Store store, Actor actor) {
        try {
            return new Stage.Tested(service.test(store, actor));
        } catch (BelayException refusal) {
            return new Stage.Failed(Problem.of(refusal));
        }
    }

    /** The secrets that were typed before, or that are kept of the store that is changed. */
    private Map<String, Secret> known(Exchange exchange) {
        String id = exchange.field("draft");
        String change = exchange.field("change");
        if (!id.isEmpty()) {
            return draft(exchange, id).form().target().secrets();
        }
        return change.isEmpty()
                ? Map.of()
                : StoreForm.of(changed(change)).target().secrets();
    }

    private Store changed(String name) {
        return service.setup().all().stream()
                .filter(store -> store.name().equals(name))
                .filter(store -> service.setup().changeable(store.name()))
                .findFirst()
                .orElseThrow(() -> new BelayException(
                        ErrorCode.NOT_FOUND,
                        "no store called " + name + " was connected on a page",
                        "what belay.yml names can only be changed there"));
    }

    private void requireFree(String name, String change) {
        boolean taken =
                service.setup().all().stream().anyMatch(store -> store.name().equals(name));
        if (taken && !name.equals(change)) {
            throw new BelayException(ErrorCode.USAGE, "a store is called " + name + " already", "choose another name");
        }
    }

    private StoreDraft draft(Exchange exchange, String id) {
        return drafts.find(id, exchange.person().name());
    }

    private static boolean waitsFor(StoreDraft draft, String state) {
        StoreDraft.SignIn begun = draft.signIn();
        return begun != null && begun.consent().state().equals(new Secret(state));
    }

    private static Optional<String> redirect(StoreDraft draft) {
        return Optional.ofNullable(draft.signIn())
                .map(begun -> begun.consent().redirect().toString());
    }

    /** What Google's answer consists of, and nothing else that may have been put there. */
    private static String query(Exchange exchange) {
        return Stream.of("state", "code", "error")
                .filter(name -> !exchange.query(name).isEmpty())
                .map(name -> name + "=" + URLEncoder.encode(exchange.query(name), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private boolean sealing() {
        return !keys.recipients().isEmpty();
    }

    private void showForm(Exchange exchange, Form form, @Nullable BelayException refusal) {
        writer.show(
                exchange,
                writer.pages().connect().form(writer.shells().page(exchange), form, PageWriter.problem(refusal)),
                refusal);
    }

    private void showDraft(Exchange exchange, StoreDraft draft, @Nullable BelayException refusal) {
        boolean here = draft.stage() instanceof Stage.Consent(String _, boolean paste) && !paste;
        Draft shown = new Draft(
                draft.id(),
                draft.form().shown(draft.id(), sealing()),
                draft.stage(),
                here ? redirect(draft).orElse("") : "");
        writer.show(
                exchange,
                writer.pages().connect().draft(writer.shells().page(exchange), shown, PageWriter.problem(refusal)),
                refusal);
    }

    /** Nobody is waited for any more. */
    @Override
    public void close() {
        consents.close();
    }
}
