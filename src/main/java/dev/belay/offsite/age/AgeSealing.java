package dev.belay.offsite.age;

import dev.belay.offsite.OffsiteSettings.Store;
import dev.belay.offsite.OffsiteStore;
import dev.belay.offsite.Sealing;
import java.util.List;
import java.util.function.Supplier;

/** Encrypts for whoever is named now, once somebody is. */
public final class AgeSealing implements Sealing {
    private final Supplier<List<String>> recipients;

    public AgeSealing(Supplier<List<String>> recipients) {
        this.recipients = recipients;
    }

    @Override
    public boolean seals(Store store) {
        return store.encrypt() && !recipients.get().isEmpty();
    }

    @Override
    public OffsiteStore over(OffsiteStore plain) {
        return new EncryptingStore(plain, new Recipients(recipients.get()), null);
    }
}
