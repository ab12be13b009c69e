package dev.belay.web.console;

import dev.belay.access.Reauthentication;
import dev.belay.access.Sessions;
import dev.belay.base.Actor;
import dev.belay.web.http.Caller;
import dev.belay.web.http.Exchange;

/** The password again, before an act that cannot be taken back easily; the session gets a new id with it. */
public final class PasswordAgain {
    private final Reauthentication reauthentication;
    private final Sessions sessions;

    public PasswordAgain(Reauthentication reauthentication, Sessions sessions) {
        this.reauthentication = reauthentication;
        this.sessions = sessions;
    }

    /** Refuses unless the form carries the password of whoever is signed in. */
    void require(Exchange exchange, String forWhat) {
        reauthentication.confirm(
                exchange.person().name(),
                exchange.secretField("password"),
                exchange.address(),
                forWhat,
                Actor.Channel.CONSOLE);
        renew(exchange);
    }

    /** Gives the session a new id, after a password was right. */
    void renew(Exchange exchange) {
        if (exchange.caller() instanceof Caller.Person person) {
            exchange.open(sessions.rotate(person.cookie()));
        }
    }
}
