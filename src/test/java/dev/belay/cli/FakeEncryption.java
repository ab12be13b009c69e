package dev.belay.cli;

import dev.belay.base.Actor;
import dev.belay.offsite.OffsiteSettings.Store;
import dev.belay.offsite.StoreSetup;
import dev.belay.offsite.recovery.EncryptionSetup;
import dev.belay.offsite.recovery.KeySetup;
import java.time.Clock;
import java.util.List;

/** For whom copies are encrypted, in memory; there is no store. */
final class FakeEncryption implements EncryptionSetup {
    List<String> recipients = List.of();
    boolean changeable = true;

    KeySetup keys(Clock clock) {
        return new KeySetup("ledger", this, new NoStores(), clock);
    }

    @Override
    public List<String> recipients() {
        return recipients;
    }

    @Override
    public boolean changeable() {
        return changeable;
    }

    @Override
    public void adopt(String recipient, Actor actor) {
        recipients = List.of(recipient);
    }

    private static final class NoStores implements StoreSetup {
        @Override
        public List<Store> all() {
            return List.of();
        }

        @Override
        public boolean changeable(String name) {
            return false;
        }

        @Override
        public void save(Store store, Actor actor) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void forget(String name, Actor actor) {
            throw new UnsupportedOperationException();
        }
    }
}
