package dev.belay.offsite.recovery;

import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Secret;
import dev.belay.offsite.StoreSetup;
import dev.belay.offsite.age.AgeKeyPair;
import dev.belay.offsite.age.Challenge;
import dev.belay.offsite.age.Recipients;
import java.time.Clock;
import java.util.List;

/**
 * Sets up for whom copies are encrypted. The secret key is made here and shown once, and no part of Belay keeps it; only
 * whoever proves to have it gets copies that nobody else can read.
 */
public final class KeySetup {
    private final String app;
    private final EncryptionSetup setup;
    private final StoreSetup stores;
    private final Clock clock;

    /** @param app name of what is guarded */
    public KeySetup(String app, EncryptionSetup setup, StoreSetup stores, Clock clock) {
        this.app = app;
        this.setup = setup;
        this.stores = stores;
        this.clock = clock;
    }

    /** For whom copies are encrypted now; empty for nobody. */
    public List<String> recipients() {
        return setup.recipients();
    }

    /** Whether {@link #adopt} can be called; not when the configuration names the recipients. */
    public boolean changeable() {
        return setup.changeable();
    }

    /** A new pair on the sheet that is to be printed. Nothing of it is kept, and nothing changes by it. */
    public RecoverySheet make() {
        AgeKeyPair pair = AgeKeyPair.make();
        return RecoverySheet.of(app, clock.instant(), pair, stores.all());
    }

    /**
     * The recipient whose secret key this is, proven by opening something that was encrypted for it.
     *
     * @throws BelayException {@link ErrorCode#USAGE} when it is no secret key
     */
    public String recipientOf(Secret secret) {
        AgeKeyPair pair = AgeKeyPair.of(secret);
        Challenge.to(pair.recipient()).requireOpenedBy(pair.secret());
        return pair.recipient();
    }

    /**
     * Encrypts copies for {@code recipient} from now on, once it is known that whoever asks has its secret key.
     *
     * @throws BelayException {@link ErrorCode#REFUSED} when the key is not the one of this recipient, or when the
     *     configuration names the recipients; {@link ErrorCode#USAGE} when one of the two is misspelt
     */
    public void adopt(String recipient, Secret secret, Actor actor) {
        String checked = Recipients.checked(recipient);
        if (!setup.changeable()) {
            throw new BelayException(
                    ErrorCode.REFUSED,
                    "belay.yml says for whom copies are encrypted",
                    "write the recipient " + checked + " into encryption.recipients there");
        }
        Challenge.to(checked).requireOpenedBy(AgeKeyPair.of(secret).secret());
        setup.adopt(checked, actor);
    }
}
