package dev.belay;

import dev.belay.base.Actor;
import dev.belay.drive.DriveStore;
import dev.belay.drive.GoogleSignIn;
import dev.belay.offsite.Companions;
import dev.belay.offsite.CopyTools;
import dev.belay.offsite.Courier;
import dev.belay.offsite.FileBookmarks;
import dev.belay.offsite.FolderStore;
import dev.belay.offsite.OffsiteService;
import dev.belay.offsite.OffsiteSettings.Drive;
import dev.belay.offsite.OffsiteSettings.Folder;
import dev.belay.offsite.OffsiteSettings.Rclone;
import dev.belay.offsite.OffsiteSettings.S3;
import dev.belay.offsite.Sealing;
import dev.belay.offsite.StoreUpkeep;
import dev.belay.offsite.Stores;
import dev.belay.offsite.recovery.EncryptionSetup;
import dev.belay.offsite.recovery.KeySetup;
import dev.belay.operation.DatabaseLock;
import dev.belay.web.Collaborators;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What the console asks of copies elsewhere, until the whole is wired. */
final class OffsiteDesk {
    private OffsiteDesk() {}

    static Collaborators.Offsite of(Installation belay) {
        Path home = belay.settings().general().home();
        PageStores setup = new PageStores(belay.settings(), belay.state().settings(), belay.audit());
        Stores stores = new Stores(
                setup,
                target -> switch (target) {
                    case Folder folder -> new FolderStore(folder.path());
                    case Drive drive -> new DriveStore(drive, belay.clock());
                    case S3 _, Rclone _ -> throw new IllegalStateException("not wired yet");
                },
                Sealing.none(),
                belay.clock());
        CopyTools tools = new CopyTools(
                stores,
                belay.state().copies(),
                belay.state().stores(),
                belay.folder(),
                new DatabaseLock(home.resolve("locks")),
                new FileBookmarks(home.resolve("uploads")),
                Companions.none());
        Courier courier = new Courier(tools, belay.clock());
        StoreUpkeep upkeep = new StoreUpkeep(tools, belay.audit(), Duration.ofDays(1), belay.clock());
        return new Collaborators.Offsite(
                new OffsiteService(tools, courier, upkeep, belay.audit(), belay.clock()),
                new GoogleSignIn(belay.clock()),
                new KeySetup("belay", new Nobody(), setup, belay.clock()));
    }

    private static final class Nobody implements EncryptionSetup {
        @Override
        public List<String> recipients() {
            return List.of();
        }

        @Override
        public boolean changeable() {
            return true;
        }

        @Override
        public void adopt(String recipient, Actor actor) {
            throw new IllegalStateException("not wired yet");
        }
    }
}
