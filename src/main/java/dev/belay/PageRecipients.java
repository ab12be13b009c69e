package dev.belay;

import dev.belay.audit.AuditEntry.Outcome;
import dev.belay.audit.AuditLog;
import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.offsite.age.Recipients;
import dev.belay.offsite.recovery.EncryptionSetup;
import dev.belay.store.SettingStore;
import java.util.List;

/** For whom copies are encrypted: those of the configuration, else the one that was set up on a page or in a shell. */
final class PageRecipients implements EncryptionSetup {
    private static final String KEPT = "encryption.recipient";

    private final List<String> configured;
    private final SettingStore store;
    private final AuditLog audit;

    /**
     * Encrypts for {@code configured} when there are any.
     *
     * @throws BelayException {@link ErrorCode#USAGE} when one of them is misspelt
     */
    PageRecipients(List<String> configured, SettingStore store, AuditLog audit) {
        this.configured = configured.stream().map(Recipients::checked).toList();
        this.store = store;
        this.audit = audit;
    }

    @Override
    public List<String> recipients() {
        return configured.isEmpty() ? store.find(KEPT).stream().toList() : configured;
    }

    @Override
    public boolean changeable() {
        return configured.isEmpty();
    }

    @Override
    public void adopt(String recipient, Actor actor) {
        if (!changeable()) {
            throw new BelayException(
                    ErrorCode.REFUSED,
                    "the configuration says for whom copies are encrypted",
                    "change encryption.recipients in belay.yml instead");
        }
        audit.intent(actor, "offsite.recipient", recipient, "");
        store.put(KEPT, Recipients.checked(recipient));
        audit.record(actor, "offsite.recipient", recipient, Outcome.DONE, "");
    }
}
