package dev.belay.web.page;

import dev.belay.operation.Step;
import dev.belay.restore.RestoreView;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What will I lose? One page that moves through the states of a restore or an undo. */
public final class RestorePage {
    private final Messages messages;

    public RestorePage(Messages messages) {
        this.messages = messages;
    }

    public View view(Shell shell, RestoreView restore, List<Step> steps, @Nullable Problem problem) {
        return new View(
                "restore/page", Map.of("title", messages.text(shell.place().locale(), "app.name")));
    }

    /** The part that server-sent events renew while it runs. */
    public View live(Shell shell, RestoreView restore) {
        return new View(
                "restore/live", Map.of("title", messages.text(shell.place().locale(), "app.name")));
    }
}
