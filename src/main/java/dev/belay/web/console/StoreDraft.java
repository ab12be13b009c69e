package dev.belay.web.console;

import dev.belay.base.Secret;
import dev.belay.offsite.DriveSignIn;
import dev.belay.offsite.OffsiteSettings.Drive;
import dev.belay.offsite.OffsiteSettings.Store;
import dev.belay.web.page.ConnectPage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * A store that somebody fills in and tests, and that is kept nowhere yet.
 *
 * @param user who may go on with it
 * @param signIn the consent that is waited for; null when none is
 */
record StoreDraft(
        String id,
        String user,
        StoreForm form,
        Store store,
        Stage stage,
        @Nullable SignIn signIn) {

    /** A consent of Google's that was begun for it. */
    record SignIn(DriveSignIn.Client client, DriveSignIn.Consent consent) {}

    /** The same, that far. */
    StoreDraft at(Stage next) {
        return new StoreDraft(id, user, form, store, next, null);
    }

    /** The same, waiting for somebody to agree. */
    StoreDraft asking(Stage next, SignIn begun) {
        return new StoreDraft(id, user, form, store, next, begun);
    }

    /** The same drive, let in with {@code credentials}. */
    StoreDraft letIn(Secret credentials) {
        Store known = store;
        if (!(known.target() instanceof Drive drive)) {
            throw new IllegalStateException(known.name() + " is no drive");
        }
        return new StoreDraft(
                id,
                user,
                form,
                new Store(
                        known.name(),
                        new Drive(drive.folder(), credentials, drive.sharedDrive(), drive.apiRoot()),
                        known.databases(),
                        known.encrypt(),
                        known.retention(),
                        known.bandwidth()),
                stage,
                null);
    }
}
