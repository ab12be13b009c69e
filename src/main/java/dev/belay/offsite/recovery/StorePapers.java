package dev.belay.offsite.recovery;

import dev.belay.base.Sha256;
import dev.belay.offsite.Companions;
import dev.belay.offsite.OffsiteSettings.Store;
import dev.belay.offsite.StorePath;
import dev.belay.offsite.StoreSetup;
import dev.belay.offsite.age.Encrypted;
import dev.belay.offsite.age.Recipients;
import dev.belay.offsite.recovery.RecoverySheet.Place;
import dev.belay.vault.BackupId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** In each folder of a store how its backups are restored; at its top, encrypted, what another home needs to go on. */
public final class StorePapers implements Companions {
    private static final String README = "README.txt";

    private final String app;
    private final StoreSetup stores;
    private final EncryptionSetup encryption;
    private final HomeKey key;

    /** @param app name of what is guarded */
    public StorePapers(String app, StoreSetup stores, EncryptionSetup encryption, HomeKey key) {
        this.app = app;
        this.stores = stores;
        this.encryption = encryption;
        this.key = key;
    }

    @Override
    public List<Companion> of(Store store, BackupId backup, boolean encrypted) {
        List<Companion> all = new ArrayList<>();
        byte[] text =
                StorePaper.text(app, backup.folder(), store.target(), encrypted).getBytes(StandardCharsets.UTF_8);
        all.add(new Companion(
                new StorePath(backup.folder(), README), Sha256.of(text).hex(), text::clone));
        List<String> recipients = encryption.recipients();
        if (encrypted && !recipients.isEmpty()) {
            all.add(recovery(new Recipients(recipients)));
        }
        return all;
    }

    /** Encrypted anew each time that it is put, so that its stamp is that of what is in it. */
    private Companion recovery(Recipients recipients) {
        byte[] plain = RecoveryDocument.of(
                        app, key.bytes(), stores.all().stream().map(Place::of).toList())
                .write();
        String stamp = Sha256.of(Sha256.of(plain).hex() + String.join(" ", recipients.all()))
                .hex();
        return new Companion(RecoveryDocument.PATH, stamp, () -> Encrypted.bytes(plain, recipients));
    }
}
