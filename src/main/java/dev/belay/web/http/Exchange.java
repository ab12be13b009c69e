package dev.belay.web.http;

import dev.belay.access.NewSession;
import dev.belay.access.Role;
import dev.belay.access.User;
import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Secret;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One request and its answer. */
public final class Exchange {
    private static final Duration ONE_YEAR = Duration.ofDays(365);

    private final Context context;
    private final Connection connection;
    private final Caller caller;
    private final Csrf csrf;

    Exchange(Context context, Connection connection, Caller caller, Csrf csrf) {
        this.context = context;
        this.connection = connection;
        this.caller = caller;
        this.csrf = csrf;
    }

    public Caller caller() {
        return caller;
    }

    /** The signed-in user; empty for strangers and programs. */
    public Optional<User> user() {
        return caller instanceof Caller.Person person
                ? Optional.of(person.signedIn().user())
                : Optional.empty();
    }

    /** The signed-in user of a route that lets nobody else in. */
    public User person() {
        return user().orElseThrow(Exchange::notSignedIn);
    }

    /** Whether a user with this role or a higher one is signed in. */
    public boolean mayAct(Role needed) {
        return user().filter(user -> user.role().atLeast(needed)).isPresent();
    }

    /** Who acts through this request. */
    public Actor actor() {
        return switch (caller) {
            case Caller.Person person -> new Actor(person.signedIn().user().name(), Actor.Channel.CONSOLE);
            case Caller.Machine machine -> new Actor(machine.token().name(), Actor.Channel.API);
            case Caller.Stranger stranger -> throw notSignedIn();
        };
    }

    /** Where the client is. */
    public String address() {
        return connection.address();
    }

    /** Under which browsers come back to this console, such as {@code https://belay.example.org}. */
    public String origin() {
        return connection.origin();
    }

    /** The path as it was sent, without the query. */
    public String path() {
        return context.path();
    }

    /** The part of the path that the route calls {@code name}. */
    public String pathPart(String name) {
        return context.pathParam(name);
    }

    /** A parameter of the query; empty when it is missing. */
    public String query(String name) {
        return Optional.ofNullable(context.queryParam(name)).orElse("");
    }

    /** A field of the form; empty when it is missing. */
    public String field(String name) {
        if (!context.isFormUrlencoded()) {
            throw new BelayException(ErrorCode.USAGE, "this request carries no form", "send it from the console");
        }
        return Optional.ofNullable(context.formParam(name)).orElse("");
    }

    /** Every value of a field that may stand in the form several times. */
    public List<String> fields(String name) {
        return context.formParams(name);
    }

    /** A field that nobody may see. */
    public Secret secretField(String name) {
        return new Secret(field(name));
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(context.header(name));
    }

    /** What was sent besides the headers. */
    public byte[] body() {
        return context.bodyAsBytes();
    }

    public Locale locale() {
        return Languages.choose(
                Cookies.LANGUAGE.read(context, connection).orElse(null), context.header("Accept-Language"));
    }

    /** Remembers the language with this tag, if it is spoken. */
    public void chooseLanguage(String tag) {
        Languages.of(tag)
                .ifPresent(locale -> Cookies.LANGUAGE.write(context, connection, locale.toLanguageTag(), ONE_YEAR));
    }

    /** The token that every form of the page must carry. */
    public String formToken() {
        return expectedToken().orElseGet(() -> {
            String nonce = csrf.newNonce();
            Cookies.FORM.write(context, connection, nonce);
            return csrf.sign(nonce);
        });
    }

    /** Refuses a request that no page of this console sent. */
    public void requireOwnForm() {
        Csrf.requireSameOrigin(connection, context.header("Sec-Fetch-Site"), context.header("Origin"));
        Csrf.requireToken(expectedToken().orElse(null), field(Csrf.FIELD));
    }

    /** Hands the session to the browser, in place of any other. */
    public void open(NewSession session) {
        Cookies.SESSION.write(context, connection, session.id().reveal());
        Cookies.FORM.delete(context, connection);
    }

    /** Takes the session's cookie from the browser. */
    public void closeSession() {
        Cookies.SESSION.delete(context, connection);
    }

    /** Leaves a word for the page that follows. */
    public void notice(Enum<?> notice) {
        Cookies.NOTICE.write(context, connection, notice.name(), Duration.ofMinutes(1));
    }

    /** The word that the request before left; it is told once. */
    public Optional<String> takeNotice() {
        Optional<String> notice = Cookies.NOTICE.read(context, connection);
        notice.ifPresent(told -> Cookies.NOTICE.delete(context, connection));
        return notice;
    }

    public void status(int status) {
        context.status(status);
    }

    /** Gives the answer the status of a request that was not served; its body is still to be written. */
    public void refuse(BelayException refusal) {
        context.status(HttpStatuses.of(refusal.code()));
        refusal.retryAfter()
                .ifPresent(wait -> context.header(
                        "Retry-After", Long.toString(wait.plusMillis(999).toSeconds())));
    }

    public void header(String name, String value) {
        context.header(name, value);
    }

    public void html(String html) {
        context.html(html);
    }

    public void text(String contentType, String text) {
        context.contentType(contentType).result(text);
    }

    public void json(Object value) {
        context.json(value);
    }

    /** An answer that comes from elsewhere, and is closed when it was sent. */
    public void send(String contentType, InputStream body) {
        context.contentType(contentType).result(body);
    }

    /** Sends the browser to {@code path} of this console, with a GET. */
    public void seeOther(String path) {
        context.status(303).header("Location", path);
    }

    /** An answer that is written bit by bit. */
    public OutputStream stream(String contentType) throws IOException {
        context.contentType(contentType);
        return context.res().getOutputStream();
    }

    private Optional<String> expectedToken() {
        return caller instanceof Caller.Person person
                ? Optional.of(person.signedIn().session().csrf().reveal())
                : Cookies.FORM.read(context, connection).map(csrf::sign);
    }

    private static BelayException notSignedIn() {
        return new BelayException(ErrorCode.REFUSED, "nobody is signed in", "sign in first");
    }
}
