package dev.belay.offsite.recovery;

import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import java.util.List;

/** For whom copies are encrypted: those that the configuration names, else those that were set up here. */
public interface EncryptionSetup {
    /** Public keys of age; empty when nothing is encrypted. */
    List<String> recipients();

    /** Whether they can be changed here: not when the configuration names them. */
    boolean changeable();

    /**
     * Encrypts for {@code recipient} and nobody else from now on; audited. What was sent before stays as it is.
     *
     * @throws BelayException {@link ErrorCode#REFUSED} when the configuration names the recipients
     */
    void adopt(String recipient, Actor actor);
}
