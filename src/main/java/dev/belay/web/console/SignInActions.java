package dev.belay.web.console;

import dev.belay.access.Sessions;
import dev.belay.access.SignIn;
import dev.belay.access.User;
import dev.belay.audit.AuditEntry.Outcome;
import dev.belay.audit.AuditLog;
import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.web.http.Caller;
import dev.belay.web.http.Exchange;
import dev.belay.web.page.Notice;
import dev.belay.web.page.SignInPage.Form;
import org.jspecify.annotations.Nullable;

/** Signing in and out, and the language of the pages. */
public final class SignInActions {
    private final PageWriter writer;
    private final SignIn signIn;
    private final Sessions sessions;
    private final AuditLog audit;

    public SignInActions(PageWriter writer, SignIn signIn, Sessions sessions, AuditLog audit) {
        this.writer = writer;
        this.signIn = signIn;
        this.sessions = sessions;
        this.audit = audit;
    }

    /** The form; somebody who is signed in already goes on. */
    public void form(Exchange exchange) {
        if (exchange.user().isPresent()) {
            exchange.seeOther(Next.of(exchange.query("next")));
            return;
        }
        show(exchange, "", exchange.query("next"), null);
    }

    /** Opens a session, in place of the one that the browser may have. */
    public void signIn(Exchange exchange) {
        String name = exchange.field("name");
        String next = exchange.field("next");
        try {
            User user =
                    signIn.signIn(name, exchange.secretField("password"), exchange.address(), Actor.Channel.CONSOLE);
            if (exchange.caller() instanceof Caller.Person before) {
                sessions.end(before.cookie());
            }
            exchange.open(sessions.create(user, exchange.address()));
            exchange.seeOther(Next.of(next));
        } catch (BelayException refusal) {
            show(exchange, name, next, refusal);
        }
    }

    /** Ends the session here, not only in the browser. */
    public void signOut(Exchange exchange) {
        if (exchange.caller() instanceof Caller.Person person) {
            sessions.end(person.cookie());
            audit.record(exchange.actor(), "sign-out", exchange.actor().name(), Outcome.DONE, "");
        }
        exchange.closeSession();
        exchange.notice(Notice.SIGNED_OUT);
        exchange.seeOther("/sign-in");
    }

    /** Remembers a language in the browser. */
    public void language(Exchange exchange) {
        exchange.chooseLanguage(exchange.field("language"));
        exchange.seeOther(Next.of(exchange.field("next")));
    }

    private void show(Exchange exchange, String name, String next, @Nullable BelayException refusal) {
        Form form = new Form(name, next, PageWriter.problem(refusal));
        writer.show(exchange, writer.pages().signIn().view(writer.shells().page(exchange), form), refusal);
    }
}
