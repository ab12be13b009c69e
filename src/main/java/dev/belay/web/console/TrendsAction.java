package dev.belay.web.console;

import dev.belay.backup.BackupCatalogue;
import dev.belay.web.http.Action;
import dev.belay.web.http.Exchange;
import java.util.List;

/** The page that shows how each table grew. */
public final class TrendsAction implements Action {
    private final PageWriter writer;
    private final BackupCatalogue catalogue;

    public TrendsAction(PageWriter writer, BackupCatalogue catalogue) {
        this.writer = writer;
        this.catalogue = catalogue;
    }

    @Override
    public void serve(Exchange exchange) {
        writer.show(
                exchange,
                writer.pages()
                        .trends()
                        .view(
                                writer.shells().page(exchange),
                                writer.shells()
                                        .guarded(exchange)
                                        .map(database -> catalogue.of(database.name()))
                                        .orElse(List.of()),
                                exchange.query("q")));
    }
}
