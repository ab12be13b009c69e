package dev.belay.web.console;

import dev.belay.base.BelayException;
import dev.belay.base.Secret;
import dev.belay.offsite.recovery.KeySetup;
import dev.belay.web.http.Exchange;
import dev.belay.web.page.KeyPage.Known;
import dev.belay.web.page.Notice;
import org.jspecify.annotations.Nullable;

/** Makes the key that copies are encrypted for, and keeps its public half once somebody has shown to have the other. */
public final class KeyActions {
    private static final String PATH = "/offsite/key";

    private final PageWriter writer;
    private final KeySetup keys;
    private final PasswordAgain password;

    public KeyActions(PageWriter writer, KeySetup keys, PasswordAgain password) {
        this.writer = writer;
        this.keys = keys;
        this.password = password;
    }

    /** The page. */
    public void page(Exchange exchange) {
        show(exchange, "", null);
    }

    /** Makes a pair and shows its sheet; nothing of it is kept. */
    public void make(Exchange exchange) {
        writer.show(exchange, writer.pages().key().sheet(writer.shells().page(exchange), keys.make()));
    }

    /** Encrypts from now on, after the secret and the password were given. */
    public void keep(Exchange exchange) {
        String recipient = exchange.field("recipient");
        try {
            Secret secret = new Secret(exchange.field("secret").strip());
            String meant = recipient.isEmpty() ? keys.recipientOf(secret) : recipient;
            password.require(exchange, "encrypt for " + meant);
            keys.adopt(meant, secret, exchange.actor());
        } catch (BelayException refusal) {
            show(exchange, recipient, refusal);
            return;
        }
        exchange.notice(Notice.KEY_KEPT);
        exchange.seeOther(PATH);
    }

    private void show(Exchange exchange, String recipient, @Nullable BelayException refusal) {
        writer.show(
                exchange,
                writer.pages()
                        .key()
                        .view(
                                writer.shells().page(exchange),
                                new Known(keys.recipients(), keys.changeable()),
                                recipient,
                                PageWriter.problem(refusal)),
                refusal);
    }
}
