package dev.belay.offsite;

import dev.belay.offsite.Companions.Companion;
import dev.belay.operation.CancelSignal;
import dev.belay.vault.BackupId;
import java.io.IOException;
import java.util.Optional;

/** Puts beside the dumps of one store what people need who have nothing else left, each anew only when it changed. */
final class Beside {
    private final CopyTools tools;
    private final OpenStore store;
    private final CancelSignal cancel;

    Beside(CopyTools tools, OpenStore store, CancelSignal cancel) {
        this.tools = tools;
        this.store = store;
        this.cancel = cancel;
    }

    /** Puts what belongs beside {@code backup}, as far as it is not known to be there. */
    void put(BackupId backup, boolean encrypted) throws IOException {
        for (Companion companion : tools.companions().of(store.settings(), backup, encrypted)) {
            if (!known(companion).equals(Optional.of(companion.stamp()))) {
                put(companion);
            }
        }
    }

    /** As {@link #put}, having looked whether it is there. */
    void look(BackupId backup, boolean encrypted) throws IOException {
        for (Companion companion : tools.companions().of(store.settings(), backup, encrypted)) {
            if (known(companion).isPresent()
                    && store.plain().find(companion.path()).isEmpty()) {
                tools.book().beside(store.name(), companion.path(), null);
            }
        }
        put(backup, encrypted);
    }

    private Optional<String> known(Companion companion) {
        return tools.book().beside(store.name(), companion.path());
    }

    private void put(Companion companion) throws IOException {
        Bookmark bookmark = tools.bookmarks().of(store.name(), companion.path());
        Transfer transfer = new Transfer(moved -> {}, cancel, (bytes, signal) -> {});
        try (Content content = new BytesContent(companion.content().get())) {
            store.plain().put(companion.path(), content, bookmark, transfer);
        }
        tools.book().beside(store.name(), companion.path(), companion.stamp());
    }
}
